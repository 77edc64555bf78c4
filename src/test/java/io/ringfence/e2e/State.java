package io.ringfence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The resources of an exported state. */
record State(JsonNode resources) {

  Stream<JsonNode> all() {
    return StreamSupport.stream(resources.spliterator(), false);
  }

  /** The resources whose type starts so, for example {@code gcp:sql/}. */
  List<JsonNode> ofType(String prefix) {
    return all().filter(resource -> resource.path("type").asText().startsWith(prefix)).toList();
  }

  Set<String> urns(String... prefixes) {
    var urns = new HashSet<String>();
    for (String prefix : prefixes) {
      ofType(prefix).forEach(resource -> urns.add(resource.path("urn").asText()));
    }
    return urns;
  }

  /** Everything that a resource depends on, directly or through others. */
  Set<String> dependencies(JsonNode resource) {
    var found = new HashSet<String>();
    collect(resource, found);
    return found;
  }

  private void collect(JsonNode resource, Set<String> found) {
    for (JsonNode dependency : resource.path("dependencies")) {
      if (found.add(dependency.asText())) {
        byUrn(dependency.asText()).ifPresent(next -> collect(next, found));
      }
    }
  }

  private Optional<JsonNode> byUrn(String urn) {
    return all().filter(resource -> resource.path("urn").asText().equals(urn)).findFirst();
  }
}
