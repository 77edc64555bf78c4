package io.ringfence.report.page;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.small;
import static j2html.TagCreator.span;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;
import static java.util.Objects.requireNonNull;

import j2html.tags.DomContent;
import j2html.tags.specialized.DetailsTag;
import j2html.tags.specialized.TdTag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Everything as tables, for whoever has no picture, and for what no picture has. */
final class Tables {
  /** More rows than this are folded. */
  static final int MOST_ROWS = 500;

  private static final DomContent NEW_LINE = rawHtml("\n");

  private final Page page;
  private final Map<String, Node> nodes;

  Tables(Page page) {
    this.page = page;
    this.nodes = page.nodesById();
  }

  DomContent connections() {
    List<DomContent> tables = new ArrayList<>();
    List<Edge> changes = sorted(page.changes());
    List<Edge> unchanged =
        sorted(page.edges().stream().filter(edge -> edge.change() == Change.UNCHANGED).toList());
    if (!changes.isEmpty()) {
      tables.add(changes(changes));
    }
    if (!unchanged.isEmpty()) {
      String title = page.comparison().isPresent() ? "Unchanged connections" : "Connections";
      tables.add(unchanged(title, unchanged));
    }
    return section(h2("All connections"), each(tables.stream())).withId("connections");
  }

  private List<Edge> sorted(List<Edge> edges) {
    return edges.stream()
        .sorted(
            Comparator.comparing(Edge::change)
                .thenComparing(edge -> requireNonNull(nodes.get(edge.from())).label())
                .thenComparing(edge -> requireNonNull(nodes.get(edge.to())).label()))
        .toList();
  }

  private DomContent changes(List<Edge> edges) {
    return folded(
        "Changes",
        edges.size(),
        List.of("Change", "From", "To", "Before", "After", "Gained", "Lost", "Deciding rules"),
        each(edges.stream().map(edge -> each(NEW_LINE, changed(edge)))));
  }

  private DomContent changed(Edge edge) {
    return tr(
            td(Badge.of(edge.change())),
            th(name(edge.from())).attr("scope", "row"),
            td(name(edge.to())),
            ports(edge.before().orElse("nothing")),
            ports(edge.after().orElse("nothing")),
            td(Badge.ports(Change.GAINED, edge.gained())).withClass("ports"),
            td(Badge.ports(Change.LOST, edge.lost())).withClass("ports"),
            rules(edge))
        .attr("data-change", edge.change().word())
        .attr("data-text", searched(edge));
  }

  private DomContent unchanged(String title, List<Edge> edges) {
    return folded(
        title,
        edges.size(),
        List.of("From", "To", "Ports", "Deciding rules"),
        each(edges.stream().map(edge -> each(NEW_LINE, unchanged(edge)))));
  }

  private DomContent unchanged(Edge edge) {
    return tr(
            th(name(edge.from())).attr("scope", "row"),
            td(name(edge.to())),
            ports(edge.after().orElseThrow()),
            rules(edge))
        .attr("data-change", edge.change().word())
        .attr("data-text", searched(edge));
  }

  DomContent nodes() {
    DomContent rows =
        each(
            page.nodes().stream()
                .sorted(Comparator.comparing(Node::kind).thenComparing(Node::label))
                .map(node -> each(NEW_LINE, node(node))));
    return section(
            h2("Who is here"),
            folded(
                "Workloads and others",
                page.nodes().size(),
                List.of("Name", "Kind", "Namespace", "To be known"),
                rows))
        .withId("nodes");
  }

  private static DomContent node(Node node) {
    return tr(
            th(node.label()).attr("scope", "row"),
            td(node.kind().word()),
            td(node.group().orElse("")),
            td(
                node.notes().isEmpty()
                    ? span()
                    : ul(each(node.notes(), note -> li(note))).withClass("notes")))
        .attr("data-text", EdgeText.searched(node));
  }

  private static DetailsTag folded(String title, int count, List<String> columns, DomContent rows) {
    return details(
            summary(title + " (" + count + ")"),
            div(table(
                    caption(title),
                    thead(tr(each(columns, column -> th(column).attr("scope", "col")))),
                    tbody(rows, NEW_LINE)))
                .withClass("scrolled"))
        .condAttr(count <= MOST_ROWS, "open", "");
  }

  private DomContent name(String id) {
    Node node = requireNonNull(nodes.get(id));
    return node.group().isEmpty()
        ? span(node.label())
        : span(span(node.label()), small(" " + node.group().get()));
  }

  private static TdTag ports(String ports) {
    return td(ports).withClass("ports");
  }

  private static TdTag rules(Edge edge) {
    return edge.rules().isEmpty()
        ? td()
        : td(ul(each(edge.rules(), rule -> li(code(rule)))).withClass("rules"));
  }

  private String searched(Edge edge) {
    return EdgeText.searched(
        edge, requireNonNull(nodes.get(edge.from())), requireNonNull(nodes.get(edge.to())));
  }
}
