package io.ringfence.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.NaiveEvaluator.Party;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The map, the explanations and the naive evaluator say the same of every source, destination and
 * port of a small universe.
 */
class ExhaustiveTest {
  private static final List<PortSet> BY_BITS =
      IntStream.range(0, 1 << SmallUniverse.PORTS.size()).mapToObj(ExhaustiveTest::ports).toList();
  private static final PortSet ASKED = BY_BITS.get(BY_BITS.size() - 1);
  private static final int SAMPLES = 500;

  private static final List<Policy> POLICIES = SmallUniverse.policies();

  private static final Map<Vertex, List<Party>> PLACES =
      Stream.of(SmallUniverse.PODS, SmallUniverse.ENDPOINTS, SmallUniverse.OUTSIDES)
          .flatMap(List::stream)
          .collect(Collectors.toMap(Function.identity(), ExhaustiveTest::findPlaces));

  static List<DataplaneSemantics> semantics() {
    return SmallUniverse.SEMANTICS;
  }

  @Test
  void the_universe_without_policies_is_open() {
    SmallUniverse.SEMANTICS.forEach(semantics -> compare(List.of(), semantics));
  }

  @ParameterizedTest
  @MethodSource("semantics")
  void they_agree_on_every_single_policy(DataplaneSemantics semantics) {
    POLICIES.stream()
        .filter(policy -> !semantics.blocksMatchPods() || hasBlock(policy))
        .forEach(policy -> compare(List.of(policy), semantics));
  }

  /** Without one nothing depends on what blocks match, and half of the work is enough. */
  private static boolean hasBlock(Policy policy) {
    return Stream.of(Direction.values())
        .flatMap(direction -> policy.rules(direction).orElse(List.of()).stream())
        .flatMap(rule -> rule.peers().orElse(List.of()).stream())
        .anyMatch(BlockPeer.class::isInstance);
  }

  @ParameterizedTest
  @MethodSource("semantics")
  void they_agree_on_policies_that_meet(DataplaneSemantics semantics) {
    var random = new Random(5432);
    for (int sample = 0; sample < SAMPLES; sample++) {
      var policies = new ArrayList<Policy>();
      for (int number = 0; number < 2 + sample % 4; number++) {
        policies.add(POLICIES.get(random.nextInt(POLICIES.size())));
      }
      compare(policies, semantics);
    }
  }

  private static void compare(List<Policy> policies, DataplaneSemantics semantics) {
    Snapshot snapshot = SmallUniverse.with(policies);
    var map = Connectivity.of(snapshot, semantics);
    var explainer = new Explainer(snapshot, semantics);
    var naive = new NaiveEvaluator(snapshot, semantics);
    for (PodGroup pods : snapshot.pods()) {
      for (PodGroup other : snapshot.pods()) {
        check(naive, pods, other, explainer, map.between(pods, other));
      }
      for (Endpoint endpoint : snapshot.endpoints()) {
        check(naive, pods, endpoint, explainer, map.between(pods, endpoint));
      }
      for (Outside outside : SmallUniverse.OUTSIDES) {
        AddressSet addresses = outside.addresses();
        check(naive, pods, outside, explainer, Reach.of(map.egress(pods), addresses));
        check(naive, outside, pods, explainer, Reach.of(map.ingress(pods), addresses));
      }
      checkRows(map, pods);
    }
  }

  private static void check(
      NaiveEvaluator naive, Vertex from, Vertex to, Explainer explainer, Reach reach) {
    Reach expected = naively(naive, from, to);
    assertThat(reach.and(Reach.certainly(ASKED)))
        .as("map of %s to %s by %s", from, to, naive)
        .isEqualTo(expected);
    assertThat(explainer.explain(from, to, ASKED).reach())
        .as("explanation of %s to %s by %s", from, to, naive)
        .isEqualTo(expected);
  }

  /** What is open at every place that the two can be at, and at one of them. */
  private static Reach naively(NaiveEvaluator naive, Vertex from, Vertex to) {
    List<Party> sources = PLACES.getOrDefault(from, List.of());
    List<Party> destinations = PLACES.getOrDefault(to, List.of());
    int certain = 0;
    int possible = 0;
    for (int number = 0; number < SmallUniverse.PORTS.size(); number++) {
      boolean all = true;
      boolean any = false;
      for (Party source : sources) {
        for (Party destination : destinations) {
          boolean allowed = naive.allows(source, destination, SmallUniverse.PORTS.get(number));
          all &= allowed;
          any |= allowed;
        }
      }
      certain |= all ? 1 << number : 0;
      possible |= any ? 1 << number : 0;
    }
    return new Reach(BY_BITS.get(certain), BY_BITS.get(possible));
  }

  private static PortSet ports(int bits) {
    return IntStream.range(0, SmallUniverse.PORTS.size())
        .filter(number -> (bits & 1 << number) != 0)
        .mapToObj(SmallUniverse.PORTS::get)
        .map(port -> PortSet.range(port.protocol(), port.number(), port.number()))
        .reduce(PortSet.NONE, PortSet::union);
  }

  private static List<Party> findPlaces(Vertex vertex) {
    if (vertex instanceof PodGroup pods) {
      return places(pods.addresses(), Optional.of(pods), Optional.empty());
    }
    return vertex instanceof Endpoint endpoint
        ? places(endpoint.addresses(), Optional.empty(), Optional.of(endpoint.name()))
        : places(((Outside) vertex).addresses(), Optional.empty(), Optional.empty());
  }

  private static List<Party> places(
      AddressSet addresses, Optional<PodGroup> pods, Optional<String> endpoint) {
    return SmallUniverse.ADDRESSES.stream()
        .filter(address -> addresses.ranges().stream().anyMatch(range -> range.contains(address)))
        .map(address -> new Party(address, pods, endpoint))
        .toList();
  }

  /** The rows hold what the questions about single pairs answer, and nothing twice. */
  private static void checkRows(Connectivity map, PodGroup pods) {
    Snapshot snapshot = map.snapshot();
    Stream<Connection> toPods =
        snapshot.pods().stream()
            .filter(other -> !other.equals(pods) || !pods.isOnePod())
            .map(other -> new Connection(pods, other, map.between(pods, other)));
    Stream<Connection> toEndpoints =
        snapshot.endpoints().stream().map(to -> new Connection(pods, to, map.between(pods, to)));
    List<Connection> rows = map.connectionsFrom(pods).toList();
    assertThat(rows)
        .filteredOn(row -> !(row.to() instanceof Outside))
        .containsExactlyElementsOf(
            Stream.concat(toPods, toEndpoints).filter(row -> !row.reach().isNone()).toList());
    for (Outside outside : SmallUniverse.OUTSIDES) {
      AddressSet single = outside.addresses();
      assertThat(sum(map.fromOutside(pods), single)).isEqualTo(map.ingress(pods).forAny(single));
      assertThat(sum(rows.stream(), single)).isEqualTo(told(map, pods, single));
    }
  }

  /** An endpoint is told by its row, which may say more of it than of its address. */
  private static PortSet told(Connectivity map, PodGroup pods, AddressSet address) {
    return map.snapshot().endpoints().stream()
        .filter(endpoint -> endpoint.known() && endpoint.addresses().contains(address))
        .map(endpoint -> map.between(pods, endpoint).possible())
        .reduce(map.egress(pods).forAny(address), PortSet::union);
  }

  private static PortSet sum(Stream<Connection> rows, AddressSet address) {
    return rows.filter(
            row -> addresses(row.from()).contains(address) || addresses(row.to()).contains(address))
        .map(row -> row.reach().possible())
        .reduce(PortSet.NONE, PortSet::union);
  }

  private static AddressSet addresses(Vertex vertex) {
    if (vertex instanceof Outside outside) {
      return outside.addresses();
    }
    return vertex instanceof Endpoint endpoint && endpoint.known()
        ? endpoint.addresses()
        : AddressSet.NONE;
  }
}
