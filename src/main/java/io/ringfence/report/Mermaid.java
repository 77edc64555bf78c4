package io.ringfence.report;

import java.io.IOException;
import java.util.stream.Collectors;

/**
 * The language of Mermaid.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Flowcharts</a>
 */
final class Mermaid implements GraphLanguage {
  private static final String PLAIN = " .,:/()[]+-";

  @Override
  public void begin(Appendable out) throws IOException {
    out.append("flowchart LR\n");
  }

  @Override
  public void beginGroup(int group, String label, Appendable out) throws IOException {
    out.append("  subgraph g%d[%s]\n".formatted(group, quoted(label)));
  }

  @Override
  public void node(int node, String label, Shape shape, Appendable out) throws IOException {
    out.append("  n%d".formatted(node)).append(shaped(quoted(label), shape)).append('\n');
  }

  private static String shaped(String label, Shape shape) {
    return switch (shape) {
      case WORKLOAD -> "[" + label + "]";
      case DATABASE -> "[(" + label + ")]";
      case HOST -> "{{" + label + "}}";
      case OUTSIDE -> "([" + label + "])";
      case PODS -> "[[" + label + "]]";
      case NOTE -> ">" + label + "]";
    };
  }

  @Override
  public void endGroup(Appendable out) throws IOException {
    out.append("  end\n");
  }

  @Override
  public void edge(int edge, int from, int to, String label, Line line, Appendable out)
      throws IOException {
    out.append("  n%d %s|%s| n%d\n".formatted(from, arrow(line), quoted(label), to));
    if (line != Line.PLAIN) {
      out.append("  linkStyle %d stroke:%s\n".formatted(edge, color(line)));
    }
  }

  private static String arrow(Line line) {
    return switch (line) {
      case PLAIN -> "-->";
      case GAINED, CHANGED -> "==>";
      case LOST -> "-.->";
    };
  }

  private static String color(Line line) {
    return switch (line) {
      case PLAIN -> "inherit";
      case GAINED -> "#1a7f37";
      case LOST -> "#cf222e";
      case CHANGED -> "#9a6700";
    };
  }

  @Override
  public void end(Appendable out) {}

  /** What may be markup is written by its number. */
  private static String quoted(String label) {
    return TextOutput.clean(label)
        .codePoints()
        .mapToObj(
            character ->
                Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0
                    ? Character.toString(character)
                    : "#" + character + ";")
        .collect(Collectors.joining("", "\"", "\""));
  }
}
