package io.ringfence.report.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contrast that WCAG 2.2 asks for at level AA, computed from the colours of the style. */
class PaletteTest {
  private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");
  private static final double TEXT = 4.5;
  private static final double GRAPHICS = 3;

  record Pair(String palette, String front, String back, double least, double ratio) {}

  static Stream<Pair> pairs() {
    String style = Resources.style();
    int dark = style.indexOf("@media screen and (prefers-color-scheme: dark)");
    int end = style.indexOf("* {", dark);
    int print = style.indexOf("@media print");
    Map<String, Double> light = luminances(style.substring(0, dark), Map.of());
    return Stream.of(
            pairs("light", light),
            pairs("dark", luminances(style.substring(dark, end), light)),
            pairs("print", luminances(style.substring(print), light)))
        .flatMap(List::stream);
  }

  private static List<Pair> pairs(String palette, Map<String, Double> colours) {
    Stream<Pair> text =
        Stream.of("back", "surface", "node")
            .flatMap(
                back ->
                    Stream.of("ink", "muted", "accent", "gained", "lost", "changed", "warn")
                        .map(front -> pair(palette, front, back, TEXT, colours)));
    Stream<Pair> marks =
        Stream.of("gained", "lost", "changed")
            .map(change -> pair(palette, change, change + "-back", TEXT, colours));
    Stream<Pair> chosen = Stream.of(pair(palette, "surface", "accent", TEXT, colours));
    Stream<Pair> graphics =
        Stream.of("back", "surface")
            .flatMap(
                back ->
                    Stream.of("line", "outline", "focus")
                        .map(front -> pair(palette, front, back, GRAPHICS, colours)));
    return Stream.of(text, marks, chosen, graphics).flatMap(pairs -> pairs).toList();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void colours_that_are_used_together_can_be_told_apart(Pair pair) {
    assertThat(pair.ratio()).isGreaterThanOrEqualTo(pair.least());
  }

  private static Pair pair(
      String palette, String front, String back, double least, Map<String, Double> colours) {
    double one = requireNonNull(colours.get(front)) + 0.05;
    double other = requireNonNull(colours.get(back)) + 0.05;
    return new Pair(palette, front, back, least, Math.max(one, other) / Math.min(one, other));
  }

  private static Map<String, Double> luminances(String style, Map<String, Double> inherited) {
    Map<String, Double> luminances = new HashMap<>(inherited);
    Matcher colours = COLOUR.matcher(style);
    while (colours.find()) {
      luminances.put(colours.group(1), luminance(Integer.parseInt(colours.group(2), 16)));
    }
    return luminances;
  }

  /** Relative luminance of WCAG 2.2. */
  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16)
        + 0.7152 * linear(colour >> 8 & 0xff)
        + 0.0722 * linear(colour & 0xff);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
