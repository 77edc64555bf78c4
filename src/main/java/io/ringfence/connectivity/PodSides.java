package io.ringfence.connectivity;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** What each pod's policies allow in one direction. */
final class PodSides {
  private final List<Policy> policies;

  /** The numbers of each pod's policies: much cheaper to compare than what they say. */
  private final List<List<Integer>> selecting = new ArrayList<>();

  private final List<Side> ofPod = new ArrayList<>();
  private final Map<Side, RoaringBitmap> podsOf = new LinkedHashMap<>();
  private final Supplier<List<List<RoaringBitmap>>> listing = Suppliers.memoize(this::findListing);

  /** What makes a side: the numbers of its policies, and the ports that their names may mean. */
  private record SideKey(List<Integer> policies, List<NamedPort> ports) {}

  PodSides(Snapshot snapshot, Direction direction, PodIndex index) {
    this.policies = snapshot.policies();
    snapshot.pods().forEach(pod -> selecting.add(new ArrayList<>()));
    for (int number = 0; number < policies.size(); number++) {
      Integer policy = number;
      if (policies.get(number).rules(direction).isPresent()) {
        index
            .of(policies.get(number).namespace(), policies.get(number).pods())
            .forEach((int pod) -> selecting.get(pod).add(policy));
      }
    }
    var sides = new HashMap<SideKey, Side>();
    for (int number = 0; number < selecting.size(); number++) {
      int pod = number;
      PodGroup own = snapshot.pods().get(pod);
      Side side =
          sides.computeIfAbsent(
              new SideKey(selecting.get(pod), own.ports()),
              key -> new Side(policies(pod), direction, own, index));
      ofPod.add(side);
      podsOf.computeIfAbsent(side, unknown -> new RoaringBitmap()).add(pod);
    }
  }

  Side of(int pod) {
    return ofPod.get(pod);
  }

  List<Policy> policies(int pod) {
    return selecting.get(pod).stream().map(policies::get).toList();
  }

  /** The pods whose policies may allow something with this one; others allow nothing. */
  RoaringBitmap allowing(int pod) {
    return RoaringBitmap.or(listing.get().get(pod).iterator());
  }

  /**
   * For each pod those whose policies may allow something with it. Peers that mean the same pods
   * stand once, so that it grows with what the peers mean, not with pairs.
   */
  private List<List<RoaringBitmap>> findListing() {
    var wide = new RoaringBitmap();
    var owners = new HashMap<RoaringBitmap, RoaringBitmap>();
    podsOf.forEach(
        (side, pods) -> {
          if (side.isWide()) {
            wide.or(pods);
          } else {
            side.peers()
                .forEach(
                    peers ->
                        owners.computeIfAbsent(peers, unknown -> new RoaringBitmap()).or(pods));
          }
        });
    List<List<RoaringBitmap>> found = new ArrayList<>();
    ofPod.forEach(side -> found.add(new ArrayList<>(List.of(wide))));
    owners.forEach((peers, pods) -> peers.forEach((int pod) -> found.get(pod).add(pods)));
    return found;
  }
}
