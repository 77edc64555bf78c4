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
 * Cilium's policy, as far as host names need it.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/language/#dns-based">Layer 3
 *     policies, DNS based</a>
 */
@ResourceType(type = CiliumNetworkPolicy.TYPE)
final class CiliumNetworkPolicy extends CustomResource {
  static final String TYPE = "kubernetes:cilium.io/v2:CiliumNetworkPolicy";

  CiliumNetworkPolicy(
      String name, ObjectMetaArgs metadata, Spec spec, CustomResourceOptions options) {
    super(
        TYPE,
        name,
        new CustomPolicyArgs("cilium.io/v2", "CiliumNetworkPolicy", metadata, spec),
        options);
  }

  /** Which pods may reach what. */
  @SuppressWarnings("UnusedVariable")
  static final class Spec extends ResourceArgs {
    @Import(name = "endpointSelector")
    private final LabelSelectorArgs endpointSelector;

    @Import(name = "egress")
    private final List<Rule> egress;

    Spec(LabelSelectorArgs endpointSelector, List<Rule> egress) {
      this.endpointSelector = endpointSelector;
      this.egress = egress;
    }
  }

  /** Pods, blocks or hosts, one kind of them in a rule, on ports; without ports, on all of them. */
  @SuppressWarnings("UnusedVariable")
  static final class Rule extends ResourceArgs {
    @Import(name = "toEndpoints")
    private final @Nullable List<LabelSelectorArgs> toEndpoints;

    @Import(name = "toCIDR")
    private final @Nullable List<String> toCidr;

    @Import(name = "toFQDNs")
    private final @Nullable List<Match> toFqdns;

    @Import(name = "toPorts")
    private final @Nullable List<PortRule> toPorts;

    private Rule(
        @Nullable List<LabelSelectorArgs> toEndpoints,
        @Nullable List<String> toCidr,
        @Nullable List<Match> toFqdns,
        @Nullable List<PortRule> toPorts) {
      this.toEndpoints = toEndpoints;
      this.toCidr = toCidr;
      this.toFqdns = toFqdns;
      this.toPorts = toPorts;
    }

    static Rule toEndpoints(List<LabelSelectorArgs> endpoints, PortRule ports) {
      return new Rule(endpoints, null, null, List.of(ports));
    }

    static Rule toBlocks(List<String> blocks, PortRule ports) {
      return new Rule(null, blocks, null, List.of(ports));
    }

    static Rule toHosts(List<Match> hosts, @Nullable PortRule ports) {
      return new Rule(null, null, hosts, ports == null ? null : List.of(ports));
    }
  }

  /** A name or a pattern. */
  @SuppressWarnings("UnusedVariable")
  static final class Match extends ResourceArgs {
    @Import(name = "matchName")
    private final @Nullable String matchName;

    @Import(name = "matchPattern")
    private final @Nullable String matchPattern;

    Match(@Nullable String matchName, @Nullable String matchPattern) {
      this.matchName = matchName;
      this.matchPattern = matchPattern;
    }
  }

  /** Ports, and what of their protocol is looked at. */
  @SuppressWarnings("UnusedVariable")
  static final class PortRule extends ResourceArgs {
    @Import(name = "ports")
    private final List<Port> ports;

    @Import(name = "rules")
    private final @Nullable DnsRules rules;

    PortRule(List<Port> ports, @Nullable DnsRules rules) {
      this.ports = ports;
      this.rules = rules;
    }
  }

  /** Which name queries the DNS proxy lets through. */
  @SuppressWarnings("UnusedVariable")
  static final class DnsRules extends ResourceArgs {
    @Import(name = "dns")
    private final List<Match> dns;

    DnsRules(List<Match> dns) {
      this.dns = dns;
    }
  }

  /** A port, or a range from it to another. */
  @SuppressWarnings("UnusedVariable")
  static final class Port extends ResourceArgs {
    @Import(name = "port")
    private final String port;

    @Import(name = "endPort")
    private final @Nullable Integer endPort;

    @Import(name = "protocol")
    private final String protocol;

    Port(String port, @Nullable Integer endPort, String protocol) {
      this.port = port;
      this.endPort = endPort;
      this.protocol = protocol;
    }
  }
}
