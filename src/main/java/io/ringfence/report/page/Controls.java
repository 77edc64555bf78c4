package io.ringfence.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.fieldset;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.legend;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;

import j2html.tags.DomContent;
import j2html.tags.specialized.DivTag;

/** What the script needs to filter; a page without the script does not show it. */
final class Controls {
  private Controls() {}

  static DomContent of(Page page) {
    DivTag controls =
        div(
                label("Filter").withFor("filter"),
                input()
                    .withId("filter")
                    .withType("search")
                    .withPlaceholder("name, namespace or port")
                    .attr("autocomplete", "off")
                    .attr("spellcheck", "false"))
            .withClass("controls");
    if (page.comparison().isPresent()) {
      controls.with(
          fieldset(
                  legend("Show"),
                  view("both", "Both", true),
                  view("before", "Before", false),
                  view("after", "After", false),
                  view("changes", "Changes only", false))
              .withClass("views"));
    }
    return controls.with(p().withId("shown").withClass("shown").attr("role", "status"));
  }

  private static DomContent view(String value, String text, boolean chosen) {
    return label(
        input().withType("radio").withName("view").withValue(value).withCondChecked(chosen),
        span(text));
  }
}
