package io.ringfence.manifest;

import io.ringfence.connectivity.Policy;
import io.ringfence.manifest.ManifestFiles.Contents;

/** Reads what tests write. */
final class Manifests {
  private Manifests() {}

  static ReadSnapshot read(String yaml) {
    Contents contents = ManifestFiles.parse("test.yaml", yaml);
    if (!contents.problems().isEmpty()) {
      throw new InvalidManifestsException(contents.problems());
    }
    return new SnapshotReader("default").read(contents.manifests());
  }

  /** A policy by its spec. */
  static Policy policy(String spec) {
    return read("""
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: tested, namespace: shop}
    spec: %s
    """
            .formatted(spec))
        .snapshot()
        .policies()
        .get(0);
  }
}
