package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import io.ringfence.database.GeneratedSecret;
import io.ringfence.seal.Sealer;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Objects that are written as manifests, for a GitOps tool to apply them. No cluster is asked. */
public final class RenderedManifests implements Delivery {
  private final ProviderResource provider;
  private final Optional<Output<Sealer>> sealer;

  /**
   * Writes to a directory.
   *
   * @param manifests where to, and for whom Secrets are sealed
   * @param stack the stack's name
   * @param random makes the key under which this stack seals, once
   */
  public RenderedManifests(Manifests manifests, String stack, SecureRandom random) {
    this.provider =
        new KubernetesProvider(
            "cluster",
            KubernetesProvider.Arguments.rendering(manifests.of(stack)),
            StackLock.ofDelivery("rendered").unchanged());
    this.sealer =
        manifests
            .certificate()
            .map(
                certificate ->
                    new GeneratedSecret("sealing-key", random)
                        .value()
                        .applyValue(key -> new Sealer(certificate, key)));
  }

  @Override
  public ProviderResource provider() {
    return provider;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException without a certificate: nothing is written in plain
   */
  @Override
  public Resource secret(
      String name,
      ObjectMetaArgs metadata,
      Output<Map<String, String>> values,
      CustomResourceOptions options) {
    Output<Sealer> sealing =
        sealer.orElseThrow(() -> new IllegalStateException("no certificate to seal " + name));
    Output<Map<String, String>> encrypted =
        Output.all(metadata.namespace().orElseThrow(), metadata.name().orElseThrow())
            .apply(
                names ->
                    Output.tuple(sealing, values)
                        .applyValue(known -> seal(known.t1, names.get(0), names.get(1), known.t2)));
    // What is sealed is made for a public place.
    return new SealedSecret(name, metadata, encrypted.asPlaintext(), options);
  }

  /** Both are the same file, so that a delete that comes after would take the new one. */
  @Override
  public boolean deletesBeforeReplace() {
    return true;
  }

  private static Map<String, String> seal(
      Sealer sealer, String namespace, String name, Map<String, String> values) {
    var encrypted = new TreeMap<String, String>();
    values.forEach((key, value) -> encrypted.put(key, sealer.seal(namespace, name, key, value)));
    return encrypted;
  }
}
