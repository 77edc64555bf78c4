package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;

/**
 * Reads objects of all kinds: namespaces, pods and what makes them, policies, and lists of those.
 * Other kinds are counted and left out.
 */
public final class SnapshotReader {
  private final String defaultNamespace;

  /**
   * A reader.
   *
   * @param defaultNamespace where an object is that does not say so, for example {@code default}
   */
  public SnapshotReader(String defaultNamespace) {
    this.defaultNamespace = defaultNamespace;
  }

  /**
   * Reads objects.
   *
   * @throws InvalidManifestsException naming everything that is wrong with them
   */
  public ReadSnapshot read(Collection<Manifest> manifests) {
    List<ReadObject> objects =
        manifests.parallelStream()
            .flatMap(Lists::flatten)
            .map(manifest -> ReadObject.read(manifest, defaultNamespace))
            .toList();
    var collected = new SnapshotBuilder();
    objects.forEach(collected::add);
    return collected.build();
  }

  /** Whether objects of a kind count, or may count, for who reaches what. */
  public static boolean counts(JsonNode content) {
    ObjectType type = ObjectType.of(content);
    return WorkloadReader.reads(type)
        || type.is("", ObjectHeader.NAMESPACE)
        || LeftOut.isPolicy(type);
  }
}
