package io.ringfence.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.header;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import j2html.tags.specialized.HeaderTag;
import java.util.ArrayList;
import java.util.List;

/** What a reader has to know first. */
final class Header {
  private Header() {}

  static DomContent of(Page page) {
    HeaderTag header = header(h1(page.title()));
    if (!page.subtitle().isBlank()) {
      header.with(p(page.subtitle()).withClass("subtitle"));
    }
    page.comparison().ifPresent(comparison -> header.with(states(comparison)));
    header.with(div(each(counts(page).stream())).withClass("counts"));
    if (!page.summary().isEmpty()) {
      header.with(ul(each(page.summary(), line -> li(line))).withClass("summary"));
    }
    return header;
  }

  private static DomContent states(Comparison comparison) {
    return p(
            strong("Before"),
            span(comparison.before()),
            span("\u2192").attr("aria-hidden", "true"),
            strong("After"),
            span(comparison.after()))
        .withClass("states");
  }

  private static List<DomContent> counts(Page page) {
    List<DomContent> counts = new ArrayList<>();
    if (page.comparison().isEmpty()) {
      counts.add(span(connections(page.edges().size())).withClass("badge unchanged"));
      return counts;
    }
    for (Change change : Change.values()) {
      long count = page.edges().stream().filter(edge -> edge.change() == change).count();
      if (count > 0 && change != Change.UNCHANGED) {
        counts.add(Badge.of(change, count));
      }
    }
    if (counts.isEmpty()) {
      counts.add(span("no change in effect").withClass("badge unchanged"));
    }
    counts.add(Badge.of(Change.UNCHANGED, page.edges().size() - page.changes().size()));
    return counts;
  }

  static String connections(long count) {
    return count == 1 ? "1 connection" : count + " connections";
  }
}
