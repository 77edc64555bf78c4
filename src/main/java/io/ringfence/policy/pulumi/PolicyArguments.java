package io.ringfence.policy.pulumi;

import com.pulumi.kubernetes.networking.v1.inputs.IPBlockArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyEgressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyIngressRuleArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPeerArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicyPortArgs;
import com.pulumi.kubernetes.networking.v1.inputs.NetworkPolicySpecArgs;
import inet.ipaddr.IPAddress;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.flow.LabelSelector;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.policy.PolicySpec;
import io.ringfence.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts policy specs in the terms of the Kubernetes API, with the addresses of databases in the
 * place of their symbols.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicy</a>
 */
final class PolicyArguments {
  /** Every namespace carries its name in this label. */
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private final Map<String, DatabaseEndpoint> endpoints;

  PolicyArguments(Map<String, DatabaseEndpoint> endpoints) {
    this.endpoints = Map.copyOf(endpoints);
  }

  /**
   * A direction without rules is left out; the policy types, which name both, make that "nothing".
   */
  NetworkPolicySpecArgs of(PolicySpec policy) {
    NetworkPolicySpecArgs.Builder arguments =
        NetworkPolicySpecArgs.builder()
            .podSelector(Selectors.of(policy.pods()))
            .policyTypes("Ingress", "Egress");
    if (!policy.ingress().isEmpty()) {
      arguments.ingress(policy.ingress().stream().map(this::ingress).toList());
    }
    if (!policy.egress().isEmpty()) {
      arguments.egress(policy.egress().stream().map(this::egress).toList());
    }
    return arguments.build();
  }

  /**
   * Which peers of the policy are addresses of databases: {@code egress[0].to[1]: main}, a line for
   * each, so that whoever reads the policy knows whose an address is.
   */
  List<String> databaseBlocks(PolicySpec policy) {
    var lines = new ArrayList<String>();
    for (int rule = 0; rule < policy.egress().size(); rule++) {
      if (policy.egress().get(rule).peers() instanceof Rule.Listed listed) {
        List<String> names = listed.peers().stream().flatMap(this::addressNames).toList();
        for (int peer = 0; peer < names.size(); peer++) {
          if (!names.get(peer).isEmpty()) {
            lines.add("egress[%d].to[%d]: %s".formatted(rule, peer, names.get(peer)));
          }
        }
      }
    }
    return lines;
  }

  /** An empty name for each peer that is no database's address. */
  private Stream<String> addressNames(Rule.RulePeer peer) {
    return peer instanceof Rule.DatabaseAddresses database
        ? endpoint(database).addressNames().stream()
        : Stream.of("");
  }

  private NetworkPolicyIngressRuleArgs ingress(Rule rule) {
    NetworkPolicyIngressRuleArgs.Builder arguments = NetworkPolicyIngressRuleArgs.builder();
    if (rule.peers() instanceof Rule.Listed listed) {
      arguments.from(peers(listed));
    }
    if (rule.ports() instanceof Ports.Listed listed) {
      arguments.ports(ports(listed));
    }
    return arguments.build();
  }

  private NetworkPolicyEgressRuleArgs egress(Rule rule) {
    NetworkPolicyEgressRuleArgs.Builder arguments = NetworkPolicyEgressRuleArgs.builder();
    if (rule.peers() instanceof Rule.Listed listed) {
      arguments.to(peers(listed));
    }
    if (rule.ports() instanceof Ports.Listed listed) {
      arguments.ports(ports(listed));
    }
    return arguments.build();
  }

  private List<NetworkPolicyPeerArgs> peers(Rule.Listed listed) {
    List<NetworkPolicyPeerArgs> peers = listed.peers().stream().flatMap(this::peer).toList();
    if (peers.isEmpty()) {
      throw new IllegalStateException("a rule without peers would allow everyone: " + listed);
    }
    return peers;
  }

  private Stream<NetworkPolicyPeerArgs> peer(Rule.RulePeer peer) {
    if (peer instanceof Rule.Pods pods) {
      return Stream.of(
          NetworkPolicyPeerArgs.builder().podSelector(Selectors.of(pods.pods())).build());
    }
    if (peer instanceof Rule.NamespacedPods pods) {
      return Stream.of(namespacedPods(pods));
    }
    if (peer instanceof Rule.AddressBlock block) {
      return Stream.of(NetworkPolicyPeerArgs.builder().ipBlock(block(block)).build());
    }
    return addresses((Rule.DatabaseAddresses) peer);
  }

  /** Without a selector of pods, all pods of the namespaces are meant. */
  private static NetworkPolicyPeerArgs namespacedPods(Rule.NamespacedPods pods) {
    NetworkPolicyPeerArgs.Builder arguments =
        NetworkPolicyPeerArgs.builder().namespaceSelector(Selectors.of(labels(pods.namespaces())));
    if (pods.pods() instanceof PodSelector some) {
      arguments.podSelector(Selectors.of(some));
    }
    return arguments.build();
  }

  private static LabelSelector labels(NamespaceSelection namespaces) {
    if (namespaces instanceof NamespaceSelection.Named one) {
      return LabelSelector.of(Map.of(NAMESPACE_NAME, one.name()));
    }
    return ((NamespaceSelection.Labelled) namespaces).labels();
  }

  private static IPBlockArgs block(Rule.AddressBlock block) {
    IPBlockArgs.Builder arguments =
        IPBlockArgs.builder().cidr(block.block().toPrefixLengthString());
    if (!block.except().isEmpty()) {
      arguments.except(block.except().stream().map(IPAddress::toPrefixLengthString).toList());
    }
    return arguments.build();
  }

  private Stream<NetworkPolicyPeerArgs> addresses(Rule.DatabaseAddresses peer) {
    return endpoint(peer).blocks().stream()
        .map(
            block ->
                NetworkPolicyPeerArgs.builder()
                    .ipBlock(IPBlockArgs.builder().cidr(block).build())
                    .build());
  }

  private DatabaseEndpoint endpoint(Rule.DatabaseAddresses peer) {
    DatabaseEndpoint endpoint = endpoints.get(peer.database());
    if (endpoint == null) {
      throw new IllegalStateException("no endpoint of the database " + peer.database());
    }
    return endpoint;
  }

  private static List<NetworkPolicyPortArgs> ports(Ports.Listed listed) {
    return listed.ports().stream().map(PolicyArguments::port).toList();
  }

  private static NetworkPolicyPortArgs port(Port port) {
    NetworkPolicyPortArgs.Builder arguments =
        NetworkPolicyPortArgs.builder().protocol(port.protocol().name());
    if (port instanceof Port.Range range) {
      arguments.port(range.first());
      if (range.last() > range.first()) {
        arguments.endPort(range.last());
      }
    } else {
      arguments.port(((Port.Named) port).name());
    }
    return arguments.build();
  }
}
