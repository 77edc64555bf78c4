package io.ringfence.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.aside;
import static j2html.TagCreator.body;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.rendering.FlatHtml;
import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import j2html.tags.specialized.BodyTag;
import j2html.tags.specialized.HeadTag;
import java.io.IOException;

/**
 * Writes a page as one HTML document that needs nothing else: its style and its script are in it,
 * and its Content Security Policy allows no others. The picture and the tables are there without
 * the script, which filters, and tells the rules of what is pointed to.
 */
public final class PageWriter {
  private static final DomContent NEW_LINE = rawHtml("\n");

  /**
   * Writes the document. The same page gives the same text.
   *
   * @throws IOException when {@code out} does
   */
  public void write(Page page, Appendable out) throws IOException {
    Picture picture = PictureChoice.of(page);
    Scene scene = Scene.of(picture);
    out.append("<!DOCTYPE html>\n");
    html(NEW_LINE, headOf(page, scene), NEW_LINE, bodyOf(page, picture, scene), NEW_LINE)
        .withLang("en")
        .render(FlatHtml.into(out));
    out.append('\n');
  }

  private static HeadTag headOf(Page page, Scene scene) {
    String style = Resources.style() + PictureSvg.style(scene);
    String script = Resources.script();
    return lines(
        head(),
        meta().withCharset("utf-8"),
        meta()
            .attr("http-equiv", "Content-Security-Policy")
            .withContent(Resources.securityPolicy(style, script)),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        meta().withName("color-scheme").withContent("light dark"),
        title(page.title()),
        // Without this a browser asks the page's server for an icon.
        link().withRel("icon").withHref("data:,"),
        style(rawHtml(style)));
  }

  private static BodyTag bodyOf(Page page, Picture picture, Scene scene) {
    Tables tables = new Tables(page);
    return lines(
        body(),
        a("Skip the picture").withClass("skip").withHref("#connections"),
        Header.of(page),
        Controls.of(page),
        main(
            each(NEW_LINE, picture(picture, scene, page.comparison().isPresent())),
            each(NEW_LINE, tables.connections()),
            each(NEW_LINE, tables.nodes(), NEW_LINE)),
        script(rawHtml(Resources.script())));
  }

  private static <T extends ContainerTag<T>> T lines(T tag, DomContent... children) {
    for (DomContent child : children) {
      tag.with(NEW_LINE).with(child);
    }
    return tag.with(NEW_LINE);
  }

  private static DomContent picture(Picture picture, Scene scene, boolean compared) {
    DomContent notice = each(picture.notice().stream().map(text -> p(text).withClass("notice")));
    if (picture.isEmpty()) {
      return section(notice).withClass("overview");
    }
    Details details = new Details(scene, compared);
    return lines(
        section().withClass("overview"),
        h2("Picture"),
        notice,
        div(
                div(PictureSvg.draw(scene, "Who reaches what")).withClass("canvas"),
                panel(),
                Legend.of(picture, compared))
            .withClass(PictureSvg.isWide(scene) ? "stage wide" : "stage"),
        each(scene.spots().stream().map(spot -> each(details.ofNode(spot), NEW_LINE))),
        each(scene.lines().stream().map(line -> each(details.ofLine(line), NEW_LINE))));
  }

  private static DomContent panel() {
    return aside(
            p("Point at a line or a node, or reach it with the Tab key, to see which rules decide."
                    + " Enter or a click keeps it here, Escape lets it go.")
                .withClass("hint"),
            div().withId("details").attr("aria-live", "polite"))
        .withClass("panel")
        .attr("aria-label", "Details");
  }
}
