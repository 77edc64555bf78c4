package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.core.v1.Secret;
import com.pulumi.kubernetes.core.v1.SecretArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import io.ringfence.cluster.live.ClusterAccess;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objects that the engine applies to the cluster. */
public final class AppliedObjects implements Delivery {
  private final ProviderResource provider;

  /** Connects to the cluster of a context of this machine's kubeconfig. */
  public static AppliedObjects inContext(String context) {
    return new AppliedObjects(
        new KubeconfigFile(Optional.empty(), Optional.of(context)), Optional.empty());
  }

  /**
   * Connects to a cluster.
   *
   * @param access how it is reached
   * @param identity the UID of its namespace {@code kube-system}, where known
   */
  public AppliedObjects(ClusterAccess access, Optional<String> identity) {
    this.provider =
        new KubernetesProvider(
            "cluster",
            KubernetesProvider.Arguments.applying(access, identity),
            everyLock(identity));
  }

  private static Output<List<Resource>> everyLock(Optional<String> identity) {
    Output<List<Resource>> cluster =
        identity.map(uid -> StackLock.ofCluster(uid).unchanged()).orElse(Output.of(List.of()));
    return Output.tuple(StackLock.ofDelivery("applied").unchanged(), cluster)
        .applyValue(locks -> Stream.concat(locks.t1.stream(), locks.t2.stream()).toList());
  }

  @Override
  public ProviderResource provider() {
    return provider;
  }

  @Override
  public Resource secret(
      String name,
      ObjectMetaArgs metadata,
      Output<Map<String, String>> values,
      CustomResourceOptions options) {
    Output<Map<String, String>> data = values.applyValue(AppliedObjects::encoded).asSecret();
    return new Secret(name, SecretArgs.builder().metadata(metadata).data(data).build(), options);
  }

  @Override
  public boolean deletesBeforeReplace() {
    return false;
  }

  private static Map<String, String> encoded(Map<String, String> values) {
    return values.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                value ->
                    Base64.getEncoder()
                        .encodeToString(value.getValue().getBytes(StandardCharsets.UTF_8))));
  }
}
