package io.ringfence.connectivity;

import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two states of policies and workloads, in who reaches what. Policies
 * that were rewritten and mean the same give nothing.
 */
public final class SemanticDiff {
  private final Connectivity before;
  private final Connectivity after;

  public SemanticDiff(Connectivity before, Connectivity after) {
    this.before = before;
    this.after = after;
  }

  /** The changes, those of each source together, in the order of the sources' ids. */
  public List<ConnectivityChange> changes() {
    var changes = new ArrayList<ConnectivityChange>();
    Map<String, PodGroup> pods = new TreeMap<>();
    before.snapshot().pods().forEach(group -> pods.put(group.id(), group));
    after.snapshot().pods().forEach(group -> pods.put(group.id(), group));
    for (PodGroup from : pods.values()) {
      addBetween(from, changes);
      addOutside(from, Direction.EGRESS, changes);
    }
    for (PodGroup to : pods.values()) {
      addOutside(to, Direction.INGRESS, changes);
    }
    return changes;
  }

  private void addBetween(PodGroup from, List<ConnectivityChange> changes) {
    Map<String, Connection> old = inCluster(before, from.id());
    Map<String, Connection> now = inCluster(after, from.id());
    var ids = new TreeSet<>(old.keySet());
    ids.addAll(now.keySet());
    for (String id : ids) {
      Reach was = reach(old.get(id));
      Reach is = reach(now.get(id));
      if (!was.equals(is)) {
        Connection row = now.getOrDefault(id, old.get(id));
        if (row != null) {
          changes.add(new ConnectivityChange(from, row.to(), was, is));
        }
      }
    }
  }

  private static Reach reach(@Nullable Connection row) {
    return row == null ? Reach.NONE : row.reach();
  }

  private static Map<String, Connection> inCluster(Connectivity state, String id) {
    return state.pods(id).stream()
        .flatMap(state::connectionsFrom)
        .filter(row -> !(row.to() instanceof Outside))
        .collect(
            Collectors.toMap(
                row -> row.to().id(), row -> row, (one, other) -> one, LinkedHashMap::new));
  }

  private static AddressPorts outside(Connectivity state, String id, Direction direction) {
    return state
        .pods(id)
        .map(pods -> direction == Direction.EGRESS ? state.egress(pods) : state.ingress(pods))
        .orElse(AddressPorts.NONE);
  }

  /** Addresses with the same ports before and the same ports after are one change. */
  private void addOutside(PodGroup pods, Direction direction, List<ConnectivityChange> changes) {
    AddressPorts old = outside(before, pods.id(), direction);
    AddressPorts now = outside(after, pods.id(), direction);
    if (old.equals(now)) {
      return;
    }
    var cells = new LinkedHashMap<List<PortSet>, AddressSet>();
    whole(old)
        .forEach(
            (was, some) ->
                whole(now)
                    .forEach(
                        (is, others) -> {
                          AddressSet common = some.intersection(others);
                          if (!was.equals(is) && !common.isEmpty()) {
                            cells.merge(List.of(was, is), common, AddressSet::union);
                          }
                        }));
    cells.forEach(
        (ports, addresses) -> {
          Reach was = Reach.certainly(ports.get(0));
          Reach is = Reach.certainly(ports.get(1));
          AddressSet told =
              direction == Direction.EGRESS ? untold(was, is, old, now) : AddressSet.ALL;
          AddressSet left = addresses.intersection(told);
          if (!left.isEmpty()) {
            var outside = new Outside(left.equals(told) ? AddressSet.ALL : left);
            changes.add(
                direction == Direction.EGRESS
                    ? new ConnectivityChange(pods, outside, was, is)
                    : new ConnectivityChange(outside, pods, was, is));
          }
        });
  }

  /** The pieces, with all other addresses, for which no port is open. */
  private static Map<PortSet, AddressSet> whole(AddressPorts outside) {
    var whole = new LinkedHashMap<>(outside.pieces());
    AddressSet closed = AddressSet.ALL.difference(AddressSet.union(whole.values()));
    if (!closed.isEmpty()) {
      whole.put(PortSet.NONE, closed);
    }
    return whole;
  }

  /**
   * Where a change is told by its addresses. As destinations endpoints have changes of their own:
   * what is gained where one is now, and what is lost where one was, is theirs. What is gained
   * where one was before, and is no more, is not.
   */
  private AddressSet untold(Reach was, Reach is, AddressPorts old, AddressPorts now) {
    AddressSet untoldBefore = before.untold(old);
    AddressSet untoldAfter = after.untold(now);
    if (is.certain().contains(was.certain())) {
      return untoldAfter;
    }
    return was.certain().contains(is.certain()) ? untoldBefore : untoldBefore.union(untoldAfter);
  }
}
