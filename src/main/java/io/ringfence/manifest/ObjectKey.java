package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells an object from every other one of a cluster.
 *
 * @param group the API group; empty for the core one
 * @param kind the kind
 * @param namespace where it is; empty for an object of the cluster's own
 * @param name its name
 */
public record ObjectKey(String group, String kind, String namespace, String name) {

  /**
   * Of an object.
   *
   * @param defaultNamespace where it is if it does not say so
   */
  public static ObjectKey of(Manifest manifest, String defaultNamespace) {
    ObjectType type = ObjectType.of(manifest.content());
    JsonNode metadata = manifest.content().path("metadata");
    String namespace = metadata.path("namespace").asText("");
    boolean ofCluster = type.kind().equals(ObjectHeader.NAMESPACE);
    return new ObjectKey(
        type.group(),
        type.kind(),
        ofCluster ? "" : (namespace.isEmpty() ? defaultNamespace : namespace),
        metadata.path("name").asText(""));
  }

  /** Objects after others have been applied to them, which replace those of the same key. */
  public static List<Manifest> apply(
      Collection<Manifest> objects, Collection<Manifest> applied, String defaultNamespace) {
    List<Manifest> changes = applied.stream().flatMap(Lists::flatten).toList();
    List<Manifest> flat = objects.stream().flatMap(Lists::flatten).toList();
    List<Manifest> left =
        without(
            Outdated.remove(flat, changes, defaultNamespace),
            keys(changes, defaultNamespace),
            defaultNamespace);
    return Stream.concat(left.stream(), changes.stream()).toList();
  }

  /** Objects without those of some keys. */
  public static List<Manifest> without(
      Collection<Manifest> objects, Set<ObjectKey> keys, String defaultNamespace) {
    return objects.stream()
        .flatMap(Lists::flatten)
        .filter(manifest -> !keys.contains(of(manifest, defaultNamespace)))
        .toList();
  }

  /** The keys of objects. */
  public static Set<ObjectKey> keys(Collection<Manifest> objects, String defaultNamespace) {
    return objects.stream()
        .map(manifest -> of(manifest, defaultNamespace))
        .collect(Collectors.toSet());
  }
}
