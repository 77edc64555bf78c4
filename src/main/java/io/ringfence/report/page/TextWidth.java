package io.ringfence.report.page;

/**
 * How wide text is at most in the fonts that browsers have. Measured in DejaVu Sans, the widest of
 * them, and rounded up: a label that fits there fits everywhere.
 */
final class TextWidth {
  private static final String NARROW = "iIlj.,:;'|!()[]{}/\\ftr -\"`*^";
  private static final String WIDE = "mwMW@%&";
  private static final double MONOSPACE = 0.603;
  private static final String CUT = "\u2026";

  private TextWidth() {}

  /** Of semi-bold text of this size, in pixels. */
  static double of(String text, double size) {
    return text.codePoints().mapToDouble(TextWidth::width).sum() * size;
  }

  /** Of text of this size in a font whose characters have one width, in pixels. */
  static double monospace(String text, double size) {
    double wide = text.codePoints().filter(character -> character > 0x2fff).count();
    return (text.codePointCount(0, text.length()) + wide) * MONOSPACE * size;
  }

  /** The text, or its beginning and its end where it is wider than that. */
  static String fit(String text, double size, double pixels) {
    if (of(text, size) <= pixels) {
      return text;
    }
    int[] characters = text.codePoints().toArray();
    for (int kept = characters.length - 1; kept > 1; kept--) {
      int head = (kept + 1) / 2;
      int tail = kept - head;
      String cut =
          new String(characters, 0, head)
              + CUT
              + new String(characters, characters.length - tail, tail);
      if (of(cut, size) <= pixels) {
        return cut;
      }
    }
    return CUT;
  }

  /** The text, or its beginning where it has more characters than that. */
  static String first(String text, int characters) {
    int length = text.codePointCount(0, text.length());
    return length <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + CUT;
  }

  private static double width(int character) {
    if (character > 0x7f) {
      return character > 0x2fff ? 1.1 : 0.85;
    }
    if (NARROW.indexOf(character) >= 0) {
      return 0.45;
    }
    if (WIDE.indexOf(character) >= 0) {
      return 1.05;
    }
    return Character.isUpperCase(character) ? 0.8 : 0.69;
  }
}
