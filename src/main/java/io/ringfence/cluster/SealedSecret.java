package io.ringfence.cluster;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.util.Map;

/**
 * A Secret that only a cluster's Sealed Secrets controller can read; there it becomes a Secret of
 * the same name. The Kubernetes SDK has no custom resources.
 *
 * @see <a href="https://github.com/bitnami-labs/sealed-secrets">Sealed Secrets</a>
 */
@ResourceType(type = SealedSecret.TYPE)
final class SealedSecret extends CustomResource {
  static final String TYPE = "kubernetes:bitnami.com/v1alpha1:SealedSecret";

  /**
   * Declares one.
   *
   * @param name the resource's name
   * @param metadata of the SealedSecret, and of the Secret that it becomes
   * @param encrypted the sealed values by key
   */
  SealedSecret(
      String name,
      ObjectMetaArgs metadata,
      Output<Map<String, String>> encrypted,
      CustomResourceOptions options) {
    super(TYPE, name, new Arguments(metadata, encrypted), options);
  }

  /** The object, by the names of its API. The SDK reads it by reflection. */
  @SuppressWarnings("UnusedVariable")
  private static final class Arguments extends ResourceArgs {
    @Import(name = "apiVersion")
    private final Output<String> apiVersion = Output.of("bitnami.com/v1alpha1");

    @Import(name = "kind")
    private final Output<String> kind = Output.of("SealedSecret");

    @Import(name = "metadata")
    private final Output<ObjectMetaArgs> metadata;

    @Import(name = "spec")
    private final Output<Spec> spec;

    Arguments(ObjectMetaArgs metadata, Output<Map<String, String>> encrypted) {
      this.metadata = Output.of(metadata);
      this.spec = Output.of(new Spec(metadata, encrypted));
    }
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Spec extends ResourceArgs {
    @Import(name = "encryptedData")
    private final Output<Map<String, String>> encryptedData;

    @Import(name = "template")
    private final Output<Template> template;

    Spec(ObjectMetaArgs metadata, Output<Map<String, String>> encrypted) {
      this.encryptedData = encrypted;
      this.template = Output.of(new Template(metadata));
    }
  }

  @SuppressWarnings("UnusedVariable")
  private static final class Template extends ResourceArgs {
    @Import(name = "metadata")
    private final Output<ObjectMetaArgs> metadata;

    @Import(name = "type")
    private final Output<String> type = Output.of("Opaque");

    Template(ObjectMetaArgs metadata) {
      this.metadata = Output.of(metadata);
    }
  }
}
