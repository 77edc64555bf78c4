package io.ringfence.report;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.DataplaneSemantics;
import java.io.IOException;
import java.util.List;

/** Who reaches what in one state. */
public final class ConnectivityReport {
  private final Connectivity connectivity;
  private final DataplaneSemantics semantics;
  private final List<String> notes;

  /**
   * Reports a state.
   *
   * @param semantics those that {@code connectivity} was read with
   * @param notes sentences for a person, for example what was left out; programs do not get them
   */
  public ConnectivityReport(
      Connectivity connectivity, DataplaneSemantics semantics, List<String> notes) {
    this.connectivity = connectivity;
    this.semantics = semantics;
    this.notes = List.copyOf(notes);
  }

  Connectivity connectivity() {
    return connectivity;
  }

  DataplaneSemantics semantics() {
    return semantics;
  }

  List<String> notes() {
    return notes;
  }

  /** Writes the report. */
  public void write(Format format, Appendable out) throws IOException {
    writer(format).write(this, out);
  }

  private static FormatWriter<ConnectivityReport> writer(Format format) {
    return switch (format) {
      case TEXT -> new ConnectivityText();
      case JSON -> new ConnectivityJson();
      case MARKDOWN -> new ConnectivityMarkdown();
      case CSV -> new ConnectivityCsv();
      case DOT -> new ConnectivityGraph(new Dot());
      case MERMAID -> new ConnectivityGraph(new Mermaid());
      case HTML -> new ConnectivityPage();
    };
  }
}
