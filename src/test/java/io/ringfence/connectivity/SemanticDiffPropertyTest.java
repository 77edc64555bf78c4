package io.ringfence.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told as changed is exactly what is different, between states of a small universe. */
class SemanticDiffPropertyTest {
  private static final int ROUNDS = 600;
  private static final List<Policy> POLICIES = SmallUniverse.policies();

  @Test
  void every_difference_is_told_and_nothing_else() {
    var random = new Random(3307);
    for (int round = 0; round < ROUNDS; round++) {
      DataplaneSemantics semantics = SmallUniverse.SEMANTICS.get(round % 4);
      List<Policy> policies = some(random, 3);
      Connectivity before = Connectivity.of(SmallUniverse.with(policies), semantics);
      var others = new ArrayList<>(policies.subList(0, 2));
      others.addAll(some(random, 1));
      Connectivity after = Connectivity.of(SmallUniverse.with(others), semantics);

      List<ConnectivityChange> changes = new SemanticDiff(before, after).changes();

      assertThat(changes)
          .filteredOn(change -> !isOutside(change))
          .containsExactlyInAnyOrderElementsOf(named(before, after));
      for (PodGroup pods : SmallUniverse.PODS) {
        for (Outside address : SmallUniverse.OUTSIDES) {
          checkEgress(pods, address, before, after, changes);
          checkIngress(pods, address, before, after, changes);
        }
      }
    }
  }

  private static List<Policy> some(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> POLICIES.get(random.nextInt(POLICIES.size())))
        .toList();
  }

  private static boolean isOutside(ConnectivityChange change) {
    return change.from() instanceof Outside || change.to() instanceof Outside;
  }

  private static List<ConnectivityChange> named(Connectivity before, Connectivity after) {
    var changes = new ArrayList<ConnectivityChange>();
    for (PodGroup from : SmallUniverse.PODS) {
      for (PodGroup to : SmallUniverse.PODS) {
        changes.add(
            new ConnectivityChange(from, to, before.between(from, to), after.between(from, to)));
      }
      for (Endpoint to : SmallUniverse.ENDPOINTS) {
        changes.add(
            new ConnectivityChange(from, to, before.between(from, to), after.between(from, to)));
      }
    }
    changes.removeIf(change -> change.before().equals(change.after()));
    return changes;
  }

  /** An address may be left out where the row of an endpoint tells its change. */
  private static void checkEgress(
      PodGroup pods,
      Outside address,
      Connectivity before,
      Connectivity after,
      List<ConnectivityChange> changes) {
    PortSet was = before.egress(pods).forAny(address.addresses());
    PortSet is = after.egress(pods).forAny(address.addresses());
    List<ConnectivityChange> told =
        changes.stream().filter(c -> c.from().equals(pods) && covers(c.to(), address)).toList();
    boolean endpoint =
        SmallUniverse.ENDPOINTS.stream()
            .filter(Endpoint::known)
            .filter(known -> known.addresses().overlaps(address.addresses()))
            .anyMatch(known -> tells(pods, known, was, is, before, after));
    if (was.equals(is)) {
      assertThat(told).isEmpty();
    } else if (!endpoint || !told.isEmpty()) {
      assertThat(told)
          .singleElement()
          .satisfies(change -> assertThat(change).returns(was, c -> c.before().certain()))
          .satisfies(change -> assertThat(change).returns(is, c -> c.after().certain()));
    }
  }

  /** Its row says of each of its addresses what is gained after, and what was lost before. */
  private static boolean tells(
      PodGroup from,
      Endpoint to,
      PortSet was,
      PortSet is,
      Connectivity before,
      Connectivity after) {
    return (is.contains(was) || before.between(from, to).certain().contains(was))
        && (was.contains(is) || after.between(from, to).certain().contains(is));
  }

  private static void checkIngress(
      PodGroup pods,
      Outside address,
      Connectivity before,
      Connectivity after,
      List<ConnectivityChange> changes) {
    PortSet was = before.ingress(pods).forAny(address.addresses());
    PortSet is = after.ingress(pods).forAny(address.addresses());
    assertThat(changes)
        .filteredOn(change -> change.to().equals(pods) && covers(change.from(), address))
        .extracting(ConnectivityChange::before, ConnectivityChange::after)
        .containsExactlyElementsOf(
            was.equals(is) ? List.of() : List.of(tuple(Reach.certainly(was), Reach.certainly(is))));
  }

  private static boolean covers(Vertex vertex, Outside address) {
    return vertex instanceof Outside outside && outside.addresses().contains(address.addresses());
  }
}
