package io.ringfence.report;

import java.io.IOException;

/**
 * The language of Graphviz.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">DOT Language</a>
 */
final class Dot implements GraphLanguage {
  @Override
  public void begin(Appendable out) throws IOException {
    out.append("digraph connectivity {\n");
    out.append("  rankdir=LR;\n");
    out.append("  node [shape=box, fontname=\"sans-serif\"];\n");
    out.append("  edge [fontname=\"sans-serif\", fontsize=10];\n");
  }

  @Override
  public void beginGroup(int group, String label, Appendable out) throws IOException {
    out.append("  subgraph cluster_%d {\n".formatted(group));
    out.append("  label=%s;\n".formatted(quoted(label)));
  }

  @Override
  public void node(int node, String label, Shape shape, Appendable out) throws IOException {
    out.append("  n%d [label=%s, shape=%s];\n".formatted(node, quoted(label), name(shape)));
  }

  private static String name(Shape shape) {
    return switch (shape) {
      case WORKLOAD -> "box";
      case DATABASE -> "cylinder";
      case HOST -> "hexagon";
      case OUTSIDE -> "ellipse";
      case PODS -> "folder";
      case NOTE -> "note";
    };
  }

  @Override
  public void endGroup(Appendable out) throws IOException {
    out.append("  }\n");
  }

  @Override
  public void edge(int edge, int from, int to, String label, Line line, Appendable out)
      throws IOException {
    out.append("  n%d -> n%d [label=%s%s];\n".formatted(from, to, quoted(label), attributes(line)));
  }

  private static String attributes(Line line) {
    return switch (line) {
      case PLAIN -> "";
      case GAINED -> ", color=\"#1a7f37\", fontcolor=\"#1a7f37\", style=bold";
      case LOST -> ", color=\"#cf222e\", fontcolor=\"#cf222e\", style=dashed";
      case CHANGED -> ", color=\"#9a6700\", fontcolor=\"#9a6700\", style=bold";
    };
  }

  @Override
  public void end(Appendable out) throws IOException {
    out.append("}\n");
  }

  /** In a label a backslash begins an escape, such as the node's name; twice it is itself. */
  private static String quoted(String label) {
    return '"' + TextOutput.clean(label).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
