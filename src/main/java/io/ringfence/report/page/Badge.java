package io.ringfence.report.page;

import static j2html.TagCreator.span;

import j2html.tags.DomContent;

/** Small marks that say a change in a sign, a word and a colour. */
final class Badge {
  private Badge() {}

  static DomContent of(Change change) {
    return span(text(change.sign(), change.word())).withClass("badge " + change.word());
  }

  /** How many there are. */
  static DomContent of(Change change, long count) {
    return span(text(change.sign(), count + " " + change.word()))
        .withClass("badge " + change.word());
  }

  /** Ports that are gained or lost; nothing where there are none. */
  static DomContent ports(Change change, String ports) {
    return ports.isEmpty()
        ? span()
        : span(text(change.sign(), ports)).withClass("ports " + change.word());
  }

  private static String text(String sign, String text) {
    return sign.isEmpty() ? text : sign + " " + text;
  }
}
