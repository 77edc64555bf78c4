package io.ringfence.report.page;

import java.util.List;
import java.util.Optional;

/**
 * Who has connections: a workload, a database, the outside.
 *
 * @param id what edges call it; unique in its page
 * @param label what a person calls it, not blank
 * @param group where it belongs, for example its namespace
 * @param notes what is to be known of it, a line each, for example {@code no policy selects it}
 */
public record Node(String id, String label, Kind kind, Optional<String> group, List<String> notes) {
  public Node {
    notes = List.copyOf(notes);
    if (label.isBlank()) {
      throw new IllegalArgumentException("node " + id + ": the label is blank");
    }
  }
}
