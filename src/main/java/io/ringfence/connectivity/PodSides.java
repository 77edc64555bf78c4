package io.ringfence.connectivity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/** What each pod's policies allow in one direction. */
final class PodSides {
  private final Map<List<Policy>, Side> sides = new HashMap<>();
  private final Map<Side, RoaringBitmap> podsOf = new LinkedHashMap<>();
  private final List<List<Policy>> policies = new ArrayList<>();
  private final List<Side> ofPod = new ArrayList<>();

  PodSides(Snapshot snapshot, Direction direction, PodIndex index) {
    snapshot.pods().forEach(pod -> policies.add(new ArrayList<>()));
    for (Policy policy : snapshot.policies()) {
      if (policy.rules(direction).isPresent()) {
        index
            .of(policy.namespace(), policy.pods())
            .forEach((int pod) -> policies.get(pod).add(policy));
      }
    }
    for (int pod = 0; pod < policies.size(); pod++) {
      Side side =
          sides.computeIfAbsent(policies.get(pod), some -> new Side(some, direction, index));
      ofPod.add(side);
      podsOf.computeIfAbsent(side, unknown -> new RoaringBitmap()).add(pod);
    }
  }

  Side of(int pod) {
    return ofPod.get(pod);
  }

  List<Policy> policies(int pod) {
    return List.copyOf(policies.get(pod));
  }

  RoaringBitmap podsOfSidesThat(Predicate<Side> test) {
    var found = new RoaringBitmap();
    podsOf.forEach(
        (side, some) -> {
          if (test.test(side)) {
            found.or(some);
          }
        });
    return found;
  }
}
