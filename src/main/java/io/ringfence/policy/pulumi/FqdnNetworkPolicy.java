package io.ringfence.policy.pulumi;

import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import com.pulumi.kubernetes.meta.v1.inputs.ObjectMetaArgs;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GKE's policy for host names, as its custom resource definition has it.
 *
 * @see <a
 *     href="https://github.com/GoogleCloudPlatform/gke-networking-api/blob/main/config/crds/networking.gke.io_fqdnnetworkpolicies.yaml">The
 *     definition</a>
 */
@ResourceType(type = FqdnNetworkPolicy.TYPE)
final class FqdnNetworkPolicy extends CustomResource {
  static final String TYPE = "kubernetes:networking.gke.io/v1alpha1:FQDNNetworkPolicy";

  FqdnNetworkPolicy(
      String name, ObjectMetaArgs metadata, Spec spec, CustomResourceOptions options) {
    super(
        TYPE,
        name,
        new CustomPolicyArgs("networking.gke.io/v1alpha1", "FQDNNetworkPolicy", metadata, spec),
        options);
  }

  /** Which pods may reach what. */
  @SuppressWarnings("UnusedVariable")
  static final class Spec extends ResourceArgs {
    @Import(name = "podSelector")
    private final LabelSelectorArgs podSelector;

    @Import(name = "egress")
    private final List<Rule> egress;

    Spec(LabelSelectorArgs podSelector, List<Rule> egress) {
      this.podSelector = podSelector;
      this.egress = egress;
    }
  }

  /** Hosts on ports; without ports, on all of them. */
  @SuppressWarnings("UnusedVariable")
  static final class Rule extends ResourceArgs {
    @Import(name = "matches")
    private final List<Match> matches;

    @Import(name = "ports")
    private final @Nullable List<Port> ports;

    Rule(List<Match> matches, @Nullable List<Port> ports) {
      this.matches = matches;
      this.ports = ports;
    }
  }

  /** A name or a pattern. */
  @SuppressWarnings("UnusedVariable")
  static final class Match extends ResourceArgs {
    @Import(name = "name")
    private final @Nullable String name;

    @Import(name = "pattern")
    private final @Nullable String pattern;

    Match(@Nullable String name, @Nullable String pattern) {
      this.name = name;
      this.pattern = pattern;
    }
  }

  /** A port of TCP or UDP. */
  @SuppressWarnings("UnusedVariable")
  static final class Port extends ResourceArgs {
    @Import(name = "protocol")
    private final String protocol;

    @Import(name = "port")
    private final Integer port;

    Port(String protocol, int port) {
      this.protocol = protocol;
      this.port = port;
    }
  }
}
