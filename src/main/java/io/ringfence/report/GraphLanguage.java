package io.ringfence.report;

import java.io.IOException;

/** A language for graphs. Nodes and edges have numbers; labels are text that it escapes. */
interface GraphLanguage {

  /** What a node is drawn as. */
  enum Shape {
    WORKLOAD,
    DATABASE,
    HOST,
    OUTSIDE,
    /** All pods of a namespace, or of the cluster. */
    PODS,
    /** Words, and no vertex. */
    NOTE
  }

  /** What an edge is drawn as; never by its colour alone. */
  enum Line {
    PLAIN,
    GAINED,
    LOST,
    CHANGED
  }

  void begin(Appendable out) throws IOException;

  void beginGroup(int group, String label, Appendable out) throws IOException;

  void node(int node, String label, Shape shape, Appendable out) throws IOException;

  void endGroup(Appendable out) throws IOException;

  /**
   * Draws an edge.
   *
   * @param edge how many came before it
   */
  void edge(int edge, int from, int to, String label, Line line, Appendable out) throws IOException;

  void end(Appendable out) throws IOException;
}
