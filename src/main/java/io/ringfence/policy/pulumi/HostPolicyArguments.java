package io.ringfence.policy.pulumi;

import com.pulumi.kubernetes.meta.v1.inputs.LabelSelectorArgs;
import io.ringfence.flow.Host;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.policy.HostPolicySpec;
import io.ringfence.policy.HostPolicySpec.HostRule;
import io.ringfence.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts policies for hosts in the terms of the custom resources that dataplanes have for them. */
final class HostPolicyArguments {
  /** What Cilium puts before the labels that come from Kubernetes. */
  private static final String CILIUM_SOURCE = "k8s:";

  private static final String CILIUM_NAMESPACE = CILIUM_SOURCE + "io.kubernetes.pod.namespace";

  private HostPolicyArguments() {}

  /** As GKE's FQDNNetworkPolicy; it brings the DNS proxy with it. */
  static FqdnNetworkPolicy.Spec fqdn(HostPolicySpec policy) {
    return new FqdnNetworkPolicy.Spec(
        Selectors.of(policy.pods()),
        policy.egress().stream()
            .map(
                rule ->
                    new FqdnNetworkPolicy.Rule(
                        rule.hosts().stream().map(HostPolicyArguments::match).toList(),
                        listed(rule)
                            .map(ports -> ports.stream().map(HostPolicyArguments::port).toList())
                            .orElse(null)))
            .toList());
  }

  private static FqdnNetworkPolicy.Match match(Host host) {
    return host instanceof Host.Name
        ? new FqdnNetworkPolicy.Match(host.text(), null)
        : new FqdnNetworkPolicy.Match(null, host.text());
  }

  private static FqdnNetworkPolicy.Port port(Port port) {
    return new FqdnNetworkPolicy.Port(port.protocol().name(), range(port).first());
  }

  /**
   * As a CiliumNetworkPolicy. Cilium knows the addresses of hosts from the answers that its DNS
   * proxy sees, and a rule has to send queries through it. That rule allows no more than the flow
   * to {@code dns} does, without which there is no flow to hosts.
   */
  static CiliumNetworkPolicy.Spec cilium(HostPolicySpec policy) {
    Stream<CiliumNetworkPolicy.Rule> hosts =
        policy.egress().stream()
            .map(
                rule ->
                    CiliumNetworkPolicy.Rule.toHosts(
                        rule.hosts().stream().map(HostPolicyArguments::ciliumMatch).toList(),
                        listed(rule).map(HostPolicyArguments::ciliumPorts).orElse(null)));
    return new CiliumNetworkPolicy.Spec(
        Selectors.of(policy.pods()), Stream.concat(dnsProxy(policy.nameServers()), hosts).toList());
  }

  /** Pods and blocks cannot stand in the same rule. */
  private static Stream<CiliumNetworkPolicy.Rule> dnsProxy(Rule.Listed nameServers) {
    var ports =
        new CiliumNetworkPolicy.PortRule(
            List.of(new CiliumNetworkPolicy.Port("53", null, "ANY")),
            new CiliumNetworkPolicy.DnsRules(List.of(new CiliumNetworkPolicy.Match(null, "*"))));
    var pods = new ArrayList<LabelSelectorArgs>();
    var blocks = new ArrayList<String>();
    for (Rule.RulePeer peer : nameServers.peers()) {
      if (peer instanceof Rule.NamespacedPods some) {
        pods.add(endpoints(some));
      } else {
        blocks.add(((Rule.AddressBlock) peer).block().toPrefixLengthString());
      }
    }
    return Stream.of(
        CiliumNetworkPolicy.Rule.toEndpoints(pods, ports),
        CiliumNetworkPolicy.Rule.toBlocks(blocks, ports));
  }

  /** Cilium knows the namespace of a pod as a label of it. */
  private static LabelSelectorArgs endpoints(Rule.NamespacedPods pods) {
    var labels = new TreeMap<String, String>();
    labels.put(CILIUM_NAMESPACE, ((NamespaceSelection.Named) pods.namespaces()).name());
    ((PodSelector) pods.pods())
        .labels()
        .matchLabels()
        .forEach((key, value) -> labels.put(CILIUM_SOURCE + key, value));
    return LabelSelectorArgs.builder().matchLabels(labels).build();
  }

  private static CiliumNetworkPolicy.Match ciliumMatch(Host host) {
    return host instanceof Host.Name
        ? new CiliumNetworkPolicy.Match(host.text(), null)
        : new CiliumNetworkPolicy.Match(null, host.text());
  }

  private static CiliumNetworkPolicy.PortRule ciliumPorts(List<Port> ports) {
    return new CiliumNetworkPolicy.PortRule(
        ports.stream().map(HostPolicyArguments::ciliumPort).toList(), null);
  }

  private static CiliumNetworkPolicy.Port ciliumPort(Port port) {
    Port.Range range = range(port);
    return new CiliumNetworkPolicy.Port(
        Integer.toString(range.first()),
        range.last() > range.first() ? range.last() : null,
        port.protocol().name());
  }

  private static Optional<List<Port>> listed(HostRule rule) {
    return rule.ports() instanceof Ports.Listed listed
        ? Optional.of(listed.ports())
        : Optional.empty();
  }

  private static Port.Range range(Port port) {
    if (port instanceof Port.Range range) {
      return range;
    }
    throw new IllegalStateException("a host has no named ports: " + port);
  }
}
