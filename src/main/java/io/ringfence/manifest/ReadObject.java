package io.ringfence.manifest;

import java.util.List;
import java.util.Optional;

/**
 * What one object turned out to be; at most one of the parts is there.
 *
 * @param root the object
 * @param header what every object has; nothing where it is not read
 * @param pods the pods that it is, or makes
 * @param policy the policy that it is
 * @param problems what is wrong with it
 */
record ReadObject(
    Field root,
    Optional<ObjectHeader> header,
    Optional<PodSource> pods,
    Optional<ReadPolicy> policy,
    List<ManifestProblem> problems) {
  private static final String EXTENSIONS = "extensions";

  static ReadObject read(Manifest manifest, String defaultNamespace) {
    var problems = new Problems();
    Field root = Field.of(manifest, problems);
    ObjectType type = ObjectType.of(manifest.content());
    boolean valid = checkType(root, type);
    Optional<PolicyKindReader> policyReader = PolicyReader.reader(type, manifest);
    boolean read =
        policyReader.isPresent()
            || WorkloadReader.reads(type)
            || type.is("", ObjectHeader.NAMESPACE);
    if (!valid || !read) {
      return new ReadObject(
          root, Optional.empty(), Optional.empty(), Optional.empty(), problems.all());
    }
    ObjectHeader header = ObjectHeader.read(root, type, defaultNamespace);
    Optional<PodSource> pods =
        WorkloadReader.reads(type) ? WorkloadReader.read(root, header) : Optional.empty();
    Optional<ReadPolicy> policy = policyReader.map(reader -> reader.read(root, header));
    return new ReadObject(root, Optional.of(header), pods, policy, problems.all());
  }

  private static boolean checkType(Field root, ObjectType type) {
    if (!root.node().isObject()) {
      root.add(
          "this is no object of Kubernetes", "give manifests, each with its apiVersion and kind");
      return false;
    }
    Optional<String> version = root.get("apiVersion").required();
    Optional<String> kind = root.get("kind").required();
    if (type.group().equals(EXTENSIONS)
        || (type.is(NetworkPolicyReader.GROUP, NetworkPolicyReader.KIND)
            && !type.version().equals("v1"))) {
      root.get("apiVersion")
          .reject(
              "is no version that the API still has",
              "write networking.k8s.io/v1 for policies, apps/v1 for workloads");
      return false;
    }
    return version.isPresent() && kind.isPresent() && KnownKinds.check(root, type);
  }
}
