package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import inet.ipaddr.IPAddress;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.EndpointPeer;
import io.ringfence.connectivity.Policy.PodPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads CiliumNetworkPolicies in the form in which Ringfence writes them: egress to hosts, and to
 * name servers through Cilium's DNS proxy.
 *
 * @see <a href="https://docs.cilium.io/en/stable/security/policy/language/">Cilium, layer 3 and 4
 *     policies</a>
 */
final class CiliumPolicyReader implements PolicyKindReader {
  static final String GROUP = "cilium.io";
  static final String KIND = "CiliumNetworkPolicy";

  /** What Cilium puts before the labels that come from Kubernetes. */
  private static final String SOURCE = "k8s:";

  private static final String NAMESPACE = SOURCE + "io.kubernetes.pod.namespace";
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";
  private static final Set<String> SPEC = Set.of("endpointSelector", "egress", "description");
  private static final String ENDPOINTS = "toEndpoints";
  private static final String BLOCKS = "toCIDR";
  private static final String HOSTS = "toFQDNs";
  private static final String PORTS = "toPorts";

  /** Whether the policy is of that form, as far as its fields go. */
  static boolean isOfRingfence(JsonNode content) {
    JsonNode spec = content.path("spec");
    return isWithin(spec, SPEC)
        && spec.path("egress").isArray()
        && !spec.path("egress").isEmpty()
        && content.path("specs").isMissingNode()
        && stream(spec.path("egress")).stream().allMatch(CiliumPolicyReader::isRule);
  }

  private static boolean isRule(JsonNode rule) {
    long peers = Set.of(ENDPOINTS, BLOCKS, HOSTS).stream().filter(rule::hasNonNull).count();
    boolean namesNamespaces =
        stream(rule.path(ENDPOINTS)).stream()
            .allMatch(endpoints -> endpoints.path("matchLabels").has(NAMESPACE));
    return isWithin(rule, Set.of(ENDPOINTS, BLOCKS, HOSTS, PORTS)) && peers == 1 && namesNamespaces;
  }

  private static boolean isWithin(JsonNode node, Set<String> fields) {
    var names = new HashSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return node.isObject() && fields.containsAll(names);
  }

  private static List<JsonNode> stream(JsonNode list) {
    var items = new ArrayList<JsonNode>();
    list.forEach(items::add);
    return items;
  }

  @Override
  public ReadPolicy read(Field root, ObjectHeader header) {
    Field spec = root.get("spec");
    var endpoints = new ArrayList<Endpoint>();
    List<Rule> egress =
        spec.get("egress").items().stream()
            .map(rule -> new Rule(Optional.of(peers(rule, endpoints)), CiliumPorts.of(rule)))
            .toList();
    Policy policy =
        new Policy(
            header.namespace(),
            header.name(),
            KIND,
            PolicyReader.isManaged(header),
            SelectorReader.selector(spec.get("endpointSelector")),
            Optional.empty(),
            Optional.of(egress));
    return new ReadPolicy(policy, endpoints, List.of());
  }

  private static List<RulePeer> peers(Field rule, List<Endpoint> endpoints) {
    var peers = new ArrayList<RulePeer>();
    for (Field block : rule.get(BLOCKS).items()) {
      Optional<IPAddress> cidr = BlockReader.cidr(block);
      cidr.ifPresent(addresses -> peers.add(new BlockPeer(AddressSet.of(addresses))));
    }
    for (Field pods : rule.get(ENDPOINTS).items()) {
      peers.add(pods(pods));
    }
    for (Field match : rule.get(HOSTS).items()) {
      match.allowOnly(Set.of("matchName", "matchPattern"));
      for (String host : Hosts.names(match, "matchName", "matchPattern")) {
        endpoints.add(FqdnPolicyReader.host(host));
        peers.add(new EndpointPeer(host));
      }
    }
    return peers;
  }

  /** Cilium knows the namespace of a pod as a label of it. */
  private static RulePeer pods(Field selector) {
    selector.allowOnly(Set.of("matchLabels"));
    var labels = new TreeMap<String, String>();
    String namespace = "";
    for (Map.Entry<String, Field> label : selector.get("matchLabels").entries()) {
      String value = LabelReader.value(label.getValue()).orElse("");
      if (label.getKey().equals(NAMESPACE)) {
        namespace = value;
      } else {
        labels.put(withoutSource(label.getKey()), value);
      }
    }
    return new PodPeer(
        Optional.of(Selector.of(Map.of(NAMESPACE_NAME, namespace))), Selector.of(labels));
  }

  private static String withoutSource(String key) {
    return key.startsWith(SOURCE) ? key.substring(SOURCE.length()) : key;
  }
}
