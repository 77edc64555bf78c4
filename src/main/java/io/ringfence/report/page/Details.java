package io.ringfence.report.page;

import static j2html.TagCreator.code;
import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.template;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import j2html.TagCreator;
import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.DlTag;
import j2html.tags.specialized.TemplateTag;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is told of a line or a node of the picture when it is pointed to. */
final class Details {
  private static final int MOST_LINES = 40;

  private final Scene scene;
  private final boolean compared;

  Details(Scene scene, boolean compared) {
    this.scene = scene;
    this.compared = compared;
  }

  DomContent ofLine(Scene.Line line) {
    Edge edge = line.edge();
    DivTag name =
        div(
            h3(
                span(line.from().node().label()),
                span(" \u2192 ").withClass("to"),
                span(line.to().node().label())));
    if (compared) {
      name.with(p(Badge.of(edge.change())));
    }
    TemplateTag details = template(name, div(ports(edge)));
    if (!edge.rules().isEmpty()) {
      details.with(
          div(
              h4("Deciding rules"),
              ul(each(edge.rules(), rule -> li(code(rule)))).withClass("rules")));
    }
    return details.withId("about-" + line.id());
  }

  private static DomContent ports(Edge edge) {
    if (edge.change() == Change.UNCHANGED) {
      return dl(dt("Ports"), dd(code(edge.after().orElseThrow())));
    }
    DlTag ports = dl(dt("Before"), dd(state(edge.before())), dt("After"), dd(state(edge.after())));
    if (!edge.gained().isEmpty()) {
      ports.with(dt("Gained"), dd(Badge.ports(Change.GAINED, edge.gained())));
    }
    if (!edge.lost().isEmpty()) {
      ports.with(dt("Lost"), dd(Badge.ports(Change.LOST, edge.lost())));
    }
    return ports;
  }

  private static DomContent state(Optional<String> ports) {
    return ports.<DomContent>map(TagCreator::code).orElse(text("nothing"));
  }

  DomContent ofNode(Spot spot) {
    Node node = spot.node();
    DivTag name =
        div(
            h3(node.label()),
            p(node.kind().word() + node.group().map(group -> " in " + group).orElse(""))
                .withClass("what"));
    if (!node.notes().isEmpty()) {
      name.with(ul(each(node.notes(), note -> li(note))).withClass("notes"));
    }
    return template(
            name,
            ends("Opens connections to", scene.linesFrom(spot), Scene.Line::to),
            ends("Accepts connections from", scene.linesTo(spot), Scene.Line::from))
        .withId("about-" + spot.id());
  }

  private static DomContent ends(
      String title, List<Scene.Line> lines, Function<Scene.Line, Spot> other) {
    if (lines.isEmpty()) {
      return text("");
    }
    DivTag ends =
        div(
            h4(title),
            ul(
                each(
                    lines.stream()
                        .limit(MOST_LINES)
                        .map(line -> end(line.edge(), other.apply(line).node())))));
    return lines.size() <= MOST_LINES
        ? ends
        : ends.with(p("and " + (lines.size() - MOST_LINES) + " more"));
  }

  private static DomContent end(Edge edge, Node other) {
    return li(
        span(other.label()),
        text(" "),
        edge.change() == Change.UNCHANGED
            ? span(edge.after().orElseThrow()).withClass("ports")
            : each(
                Badge.ports(Change.GAINED, edge.gained()),
                text(" "),
                Badge.ports(Change.LOST, edge.lost())));
  }
}
