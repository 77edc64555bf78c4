package io.ringfence.report.page;

/** What happened to a connection between the two states that a page compares. */
public enum Change {
  /** The same ports before and after. */
  UNCHANGED("unchanged", ""),
  /** Nothing before, something after. */
  GAINED("gained", "+"),
  /** Something before, nothing after. */
  LOST("lost", "\u2212"),
  /** All that was there before, and more. */
  WIDENED("widened", "+"),
  /** Less than before, and nothing new. */
  NARROWED("narrowed", "\u2212"),
  /** Some ports gained, others lost. */
  CHANGED("changed", "\u00b1");

  private final String word;
  private final String sign;

  Change(String word, String sign) {
    this.word = word;
    this.sign = sign;
  }

  /** For a person, in lowercase. */
  public String word() {
    return word;
  }

  /** The sign that stands beside the colour, so that the colour is never alone; maybe empty. */
  public String sign() {
    return sign;
  }
}
