package io.ringfence.proof;

import io.ringfence.policy.Posture;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a stack's policies do, by the names of its peers, as its outputs keep it for the next
 * update.
 *
 * @param table who reaches what
 * @param postures how tightly the policies follow the flows, by the workloads that are fenced
 * @param peers what the names stand for
 */
public record StackEffect(
    ConnectivityTable table, SortedMap<String, Posture> postures, SortedMap<String, String> peers) {
  /** Before the first update. */
  public static final StackEffect NONE =
      new StackEffect(ConnectivityTable.NONE, new TreeMap<>(), new TreeMap<>());

  private static final String CONNECTIVITY = "connectivity";
  private static final String POSTURES = "postures";
  private static final String PEERS = "peers";

  public StackEffect {
    postures = Collections.unmodifiableSortedMap(new TreeMap<>(postures));
    peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
  }

  /** As stack outputs, by their names. */
  public Map<String, Map<String, ?>> asOutputs() {
    var outputs = new LinkedHashMap<String, Map<String, ?>>();
    outputs.put(CONNECTIVITY, table.asOutput());
    var texts = new TreeMap<String, String>();
    postures.forEach((workload, posture) -> texts.put(workload, text(posture)));
    outputs.put(POSTURES, texts);
    outputs.put(PEERS, peers);
    return outputs;
  }

  /**
   * Reads what {@link #asOutputs} wrote; what is not there is nothing.
   *
   * @throws IllegalArgumentException when it is written otherwise
   */
  public static StackEffect parse(Map<?, ?> outputs) {
    var postures = new TreeMap<String, Posture>();
    group(outputs, POSTURES)
        .forEach(
            (workload, text) ->
                postures.put(
                    String.valueOf(workload),
                    Posture.valueOf(String.valueOf(text).toUpperCase(Locale.ROOT))));
    var peers = new TreeMap<String, String>();
    group(outputs, PEERS).forEach((name, text) -> peers.put("" + name, String.valueOf(text)));
    return new StackEffect(ConnectivityTable.parse(group(outputs, CONNECTIVITY)), postures, peers);
  }

  private static Map<?, ?> group(Map<?, ?> outputs, String name) {
    Object group = outputs.get(name);
    if (group == null) {
      return Map.of();
    }
    if (group instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("no group of names: " + name);
  }

  private static String text(Posture posture) {
    return posture.name().toLowerCase(Locale.ROOT);
  }
}
