package io.ringfence.manifest;

import java.util.Optional;

/**
 * Reads policies: NetworkPolicies, GKE's FQDNNetworkPolicies, and CiliumNetworkPolicies in the form
 * in which Ringfence writes them.
 */
public final class PolicyReader {
  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  private static final String RINGFENCE = "ringfence";

  private final String defaultNamespace;

  /**
   * A reader.
   *
   * @param defaultNamespace where a policy is that does not say so
   */
  public PolicyReader(String defaultNamespace) {
    this.defaultNamespace = defaultNamespace;
  }

  /**
   * Reads a policy.
   *
   * @throws InvalidManifestsException naming all that is wrong with it, or that it is of a kind or
   *     a form that is not read
   */
  public ReadPolicy read(Manifest manifest) {
    var problems = new Problems();
    Field root = Field.of(manifest, problems);
    ObjectType type = ObjectType.of(manifest.content());
    Optional<PolicyKindReader> reader = reader(type, manifest);
    if (reader.isEmpty()) {
      root.add("this is no policy that is read", "write a NetworkPolicy of networking.k8s.io/v1");
      throw new InvalidManifestsException(problems.all());
    }
    ReadPolicy policy = reader.get().read(root, ObjectHeader.read(root, type, defaultNamespace));
    problems.throwIfAny();
    return policy;
  }

  /** What reads an object of a type; nothing where it is not read. */
  static Optional<PolicyKindReader> reader(ObjectType type, Manifest manifest) {
    if (type.is(NetworkPolicyReader.GROUP, NetworkPolicyReader.KIND)
        && type.version().equals("v1")) {
      return Optional.of(new NetworkPolicyReader());
    }
    if (type.is(FqdnPolicyReader.GROUP, FqdnPolicyReader.KIND)) {
      return Optional.of(new FqdnPolicyReader());
    }
    return type.is(CiliumPolicyReader.GROUP, CiliumPolicyReader.KIND)
            && CiliumPolicyReader.isOfRingfence(manifest.content())
        ? Optional.of(new CiliumPolicyReader())
        : Optional.empty();
  }

  /** Whether Ringfence made a policy, as its label says. */
  static boolean isManaged(ObjectHeader header) {
    return RINGFENCE.equals(header.labels().get(MANAGED_BY));
  }
}
