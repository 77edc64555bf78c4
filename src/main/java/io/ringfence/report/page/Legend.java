package io.ringfence.report.page;

import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What lines and icons mean. */
final class Legend {
  private Legend() {}

  /** Of the kinds that a picture has, and of changes where there can be any. */
  static DomContent of(Picture picture, boolean compared) {
    List<DomContent> entries = new ArrayList<>();
    if (compared) {
      for (Change change : Change.values()) {
        entries.add(li(line(change), span(meaning(change))));
      }
    }
    Arrays.stream(Kind.values())
        .filter(kind -> picture.nodes().stream().anyMatch(node -> node.kind() == kind))
        .forEach(kind -> entries.add(li(icon(kind), span(capital(kind.word())))));
    return section(h2("Legend"), ul(each(entries.stream()))).withClass("legend");
  }

  private static String meaning(Change change) {
    String sign = change.sign().isEmpty() ? "" : change.sign() + " ";
    return sign
        + switch (change) {
          case UNCHANGED -> "Unchanged";
          case GAINED -> "Gained: nothing before";
          case LOST -> "Lost: nothing after";
          case WIDENED -> "Widened: more ports after";
          case NARROWED -> "Narrowed: fewer ports after";
          case CHANGED -> "Changed: some gained, some lost";
        };
  }

  private static DomContent line(Change change) {
    SvgTag edge = SvgTag.group("sample " + change.word());
    if (change != Change.UNCHANGED && change != Change.GAINED && change != Change.LOST) {
      edge.with(SvgTag.path("kept", "M1 9H36"));
    }
    edge.with(SvgTag.path("line", "M1 9H36"), SvgTag.path("arrow", "M43 9L34 4.5V13.5Z"));
    return sample(44).with(edge);
  }

  private static DomContent icon(Kind kind) {
    return sample(18).with(Icons.of(kind, 0, 0));
  }

  private static SvgTag sample(int width) {
    return new SvgTag("svg")
        .attr("viewBox", "0 0 " + width + " 18")
        .attr("width", width)
        .attr("height", 18)
        .attr("aria-hidden", "true");
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
