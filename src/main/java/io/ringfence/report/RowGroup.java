package io.ringfence.report;

import io.ringfence.connectivity.Connection;
import io.ringfence.connectivity.Vertex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Rows of one source that open the same ports.
 *
 * @param ports for a person, with what they depend on
 * @param to the destinations
 */
record RowGroup(String ports, List<Party> to) {

  /** Groups the rows of a source, in the order of their first destinations. */
  static List<RowGroup> of(Vertex from, List<Connection> rows, Parties parties) {
    var byPorts = new LinkedHashMap<String, List<Vertex>>();
    for (Connection row : rows) {
      byPorts
          .computeIfAbsent(
              ReachText.explained(from, row.to(), row.reach()), ports -> new ArrayList<>())
          .add(row.to());
    }
    return byPorts.entrySet().stream()
        .map(entry -> new RowGroup(entry.getKey(), parties.group(List.of(from), entry.getValue())))
        .toList();
  }
}
