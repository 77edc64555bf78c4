package io.ringfence.manifest;

import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Policy.RulePeer;
import io.ringfence.connectivity.Policy.RulePort;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a NetworkPolicy as the API server does: the same is refused, and the same is meant by what
 * is left out.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/">NetworkPolicy</a>
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/apis/networking/validation/validation.go">The
 *     API server's validation</a>
 */
final class NetworkPolicyReader implements PolicyKindReader {
  static final String GROUP = "networking.k8s.io";
  static final String KIND = "NetworkPolicy";
  private static final Set<String> FIELDS =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> SPEC = Set.of("podSelector", "policyTypes", "ingress", "egress");
  private static final Map<String, Direction> TYPES =
      Map.of("Ingress", Direction.INGRESS, "Egress", Direction.EGRESS);

  @Override
  public ReadPolicy read(Field root, ObjectHeader header) {
    root.allowOnly(FIELDS);
    Field spec = root.get("spec");
    spec.allowOnly(SPEC);
    var endpoints = new ArrayList<Endpoint>();
    var peers = new PeerReader(DatabaseBlocks.read(header), endpoints);
    List<Rule> ingress = rules(spec, Direction.INGRESS, peers);
    List<Rule> egress = rules(spec, Direction.EGRESS, peers);
    Set<Direction> types = types(spec);
    Policy policy =
        new Policy(
            header.namespace(),
            header.name(),
            KIND,
            PolicyReader.isManaged(header),
            SelectorReader.selector(spec.get("podSelector")),
            Optional.of(ingress).filter(rules -> types.contains(Direction.INGRESS)),
            Optional.of(egress).filter(rules -> types.contains(Direction.EGRESS)));
    return new ReadPolicy(policy, endpoints, notes(policy, ingress, egress));
  }

  /** Without types, a policy counts for ingress, and for egress where it has rules for that. */
  private static Set<Direction> types(Field spec) {
    var types = EnumSet.noneOf(Direction.class);
    Field field = spec.get("policyTypes");
    List<Field> written = field.items();
    if (written.size() > TYPES.size()) {
      field.add("there are more than two types", "write Ingress, Egress or both");
    }
    for (Field type : written) {
      Optional<String> text = type.text();
      Optional<Direction> direction = text.map(TYPES::get);
      if (text.isPresent() && direction.isEmpty()) {
        type.reject("is no type of a policy", "write Ingress or Egress");
      }
      direction.ifPresent(types::add);
    }
    if (written.isEmpty()) {
      types.add(Direction.INGRESS);
      if (!spec.get(Direction.EGRESS.field()).node().isEmpty()) {
        types.add(Direction.EGRESS);
      }
    }
    return types;
  }

  private static List<Rule> rules(Field spec, Direction direction, PeerReader peers) {
    String list = direction == Direction.EGRESS ? "to" : "from";
    var rules = new ArrayList<Rule>();
    List<Field> items = spec.get(direction.field()).items();
    for (int number = 0; number < items.size(); number++) {
      Field rule = items.get(number);
      rule.allowOnly(Set.of(list, "ports"));
      String place = "%s[%d].%s".formatted(direction.field(), number, list);
      rules.add(new Rule(peers(rule.get(list), place, peers), ports(rule.get("ports"))));
    }
    return rules;
  }

  /** An absent list and an empty one mean everyone. */
  private static Optional<List<RulePeer>> peers(Field field, String place, PeerReader reader) {
    List<Field> items = field.items();
    var peers = new ArrayList<RulePeer>(items.size());
    for (int number = 0; number < items.size(); number++) {
      reader.peer(items.get(number), place + "[" + number + "]").ifPresent(peers::add);
    }
    return items.isEmpty() ? Optional.empty() : Optional.of(peers);
  }

  /** An absent list and an empty one mean every port. */
  private static Optional<List<RulePort>> ports(Field field) {
    List<RulePort> ports = new ArrayList<>();
    List<Field> items = field.items();
    items.forEach(item -> PortReader.port(item).ifPresent(ports::add));
    return items.isEmpty() ? Optional.empty() : Optional.of(ports);
  }

  private static List<String> notes(Policy policy, List<Rule> ingress, List<Rule> egress) {
    var notes = new ArrayList<String>();
    if (policy.ingress().isEmpty() && !ingress.isEmpty()) {
      notes.add(policy.id() + ": its ingress rules do not count; its policyTypes lack Ingress");
    }
    if (policy.egress().isEmpty() && !egress.isEmpty()) {
      notes.add(policy.id() + ": its egress rules do not count; its policyTypes lack Egress");
    }
    return notes;
  }
}
