package io.ringfence.proof;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who reaches what by the names of a stack's peers, small enough to read: what a peer is open to
 * beyond what is open to everybody.
 *
 * @param rows the ports by the name of who opens the connection, and the name of who accepts it
 */
public record ConnectivityTable(SortedMap<String, SortedMap<String, Reach>> rows) {
  /** Everybody who is not named, the outside included. */
  static final String ANYWHERE = "anywhere";

  /** Nobody reaches anybody. */
  public static final ConnectivityTable NONE = new ConnectivityTable(new TreeMap<>());

  private static final String PERHAPS = "; perhaps ";

  public ConnectivityTable {
    var copy = new TreeMap<String, SortedMap<String, Reach>>();
    rows.forEach((from, row) -> copy.put(from, Collections.unmodifiableSortedMap(row)));
    rows = Collections.unmodifiableSortedMap(copy);
  }

  /** As a stack output: {@code {backend: {main: "TCP 5432"}}}. */
  public Map<String, Map<String, String>> asOutput() {
    var output = new LinkedHashMap<String, Map<String, String>>();
    rows.forEach(
        (from, row) -> {
          var texts = new LinkedHashMap<String, String>();
          row.forEach((to, reach) -> texts.put(to, text(reach)));
          output.put(from, texts);
        });
    return output;
  }

  /**
   * Reads what {@link #asOutput} wrote.
   *
   * @throws IllegalArgumentException when it is anything else
   */
  public static ConnectivityTable parse(Map<?, ?> output) {
    var rows = new TreeMap<String, SortedMap<String, Reach>>();
    output.forEach(
        (from, row) -> {
          if (!(row instanceof Map<?, ?> written)) {
            throw new IllegalArgumentException("no table of connections: " + from);
          }
          var reaches = new TreeMap<String, Reach>();
          written.forEach((to, text) -> reaches.put(String.valueOf(to), reach("" + text)));
          rows.put(String.valueOf(from), reaches);
        });
    return new ConnectivityTable(rows);
  }

  private static String text(Reach reach) {
    PortSet perhaps = reach.possible().difference(reach.certain());
    return perhaps.isEmpty() ? reach.certain().toString() : reach.certain() + PERHAPS + perhaps;
  }

  private static Reach reach(String text) {
    int split = text.indexOf(PERHAPS);
    if (split < 0) {
      return Reach.certainly(PortSet.parse(text));
    }
    PortSet certain = PortSet.parse(text.substring(0, split));
    return new Reach(
        certain, certain.union(PortSet.parse(text.substring(split + PERHAPS.length()))));
  }

  /**
   * What is different in this one from an earlier one, in the order of the names. What a row has no
   * more, or has new, is no change where everybody has it.
   *
   * @param workloads the names that are fenced: their ports are not open only because they are open
   *     to everybody else
   */
  public List<ConnectivityChange> changesSince(ConnectivityTable before, Set<String> workloads) {
    var changes = new ArrayList<ConnectivityChange>();
    for (String from : names(before.rows, rows)) {
      for (String to : names(before.row(from), row(from))) {
        Reach was = before.at(from, to);
        Reach is = at(from, to);
        Reach lost = without(was, everything(from, to, workloads));
        Reach gained = without(is, before.everything(from, to, workloads));
        if (!lost.isNone() || !gained.isNone()) {
          Reach kept = was.and(is);
          changes.add(new ConnectivityChange(peer(from), peer(to), kept.or(lost), kept.or(gained)));
        }
      }
    }
    return changes;
  }

  private static Reach without(Reach one, Reach other) {
    PortSet certain = one.certain().difference(other.certain());
    return new Reach(certain, certain.union(one.possible().difference(other.possible())));
  }

  private SortedMap<String, Reach> row(String from) {
    return rows.getOrDefault(from, new TreeMap<>());
  }

  private Reach at(String from, String to) {
    return row(from).getOrDefault(to, Reach.NONE);
  }

  /** With what is said of everybody. */
  private Reach everything(String from, String to, Set<String> workloads) {
    Reach reach = at(from, to);
    if (!workloads.contains(to)) {
      reach = reach.or(at(from, ANYWHERE));
    }
    return workloads.contains(from) ? reach : reach.or(at(ANYWHERE, to));
  }

  private static SortedSet<String> names(Map<String, ?> one, Map<String, ?> other) {
    var names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }

  /** A name of the table; what it stands for is not looked at. */
  private static Vertex peer(String name) {
    return new Endpoint(name, Endpoint.Kind.HOST, AddressSet.ALL, false);
  }
}
