package io.ringfence.report;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.SemanticDiff;
import io.ringfence.report.page.Comparison;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** What is different between two states in who reaches what. */
public final class DiffReport {
  private final Connectivity before;
  private final Connectivity after;
  private final Comparison names;
  private final DataplaneSemantics semantics;
  private final List<String> notes;
  private final List<ConnectivityChange> changes;
  private final ExposureDiff exposure;

  /**
   * Compares two states.
   *
   * @param names what the two are
   * @param semantics those that both were read with
   * @param notes sentences for a person, for example what was left out; programs do not get them
   */
  public DiffReport(
      Connectivity before,
      Connectivity after,
      Comparison names,
      DataplaneSemantics semantics,
      List<String> notes) {
    this.before = before;
    this.after = after;
    this.names = names;
    this.semantics = semantics;
    this.notes = List.copyOf(notes);
    this.changes = List.copyOf(new SemanticDiff(before, after).changes());
    this.exposure = new ExposureDiff(before, after);
  }

  /**
   * Whether the two mean the same: nobody reaches more or less, and nothing is more or less open to
   * pods that are yet to come.
   */
  public boolean isEmpty() {
    return changes.isEmpty() && exposure.clusterChanges().isEmpty();
  }

  /** How many flows are gained, lost, widened and narrowed, in one line. */
  public String headline() {
    return changes.isEmpty() && !isEmpty()
        ? "no flow changes, but what is open to every pod does"
        : Sentences.headline(changes.stream().map(ConnectivityChange::kind).toList());
  }

  Connectivity before() {
    return before;
  }

  Connectivity after() {
    return after;
  }

  Comparison names() {
    return names;
  }

  DataplaneSemantics semantics() {
    return semantics;
  }

  /** The notes, with what the two states are. */
  List<String> notesWithNames() {
    return Stream.concat(
            Stream.of("before: " + names.before(), "after: " + names.after()), notes.stream())
        .toList();
  }

  List<String> notes() {
    return notes;
  }

  List<ConnectivityChange> changes() {
    return changes;
  }

  ExposureDiff exposure() {
    return exposure;
  }

  /** Writes the report. */
  public void write(Format format, Appendable out) throws IOException {
    writer(format).write(this, out);
  }

  private static FormatWriter<DiffReport> writer(Format format) {
    return switch (format) {
      case TEXT -> new DiffText();
      case JSON -> new DiffJson();
      case MARKDOWN -> new DiffMarkdown();
      case CSV -> new DiffCsv();
      case DOT -> new DiffGraph(new Dot());
      case MERMAID -> new DiffGraph(new Mermaid());
      case HTML -> new DiffPage();
    };
  }
}
