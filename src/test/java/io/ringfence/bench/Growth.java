package io.ringfence.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table with a row for each step and a column for each size, and how the cost grows from size to
 * size: by which factor, and with which power of the size from the smallest to the largest.
 *
 * @param sizes at least one, from the smallest to the largest
 */
record Growth(List<Integer> sizes, PrintWriter out) {
  private static final int LABEL = 34;

  /** Prints the headings. */
  void head(String title, String unit) {
    String columns =
        sizes.stream().map(size -> "%,12d".formatted(size)).collect(Collectors.joining());
    String factors =
        IntStream.range(1, sizes.size())
            .mapToObj(
                column ->
                    "%16s"
                        .formatted(
                            "x%.0f costs"
                                .formatted((double) sizes.get(column) / sizes.get(column - 1))))
            .collect(Collectors.joining());
    out.printf(
        "%n%s, %s%n%-" + LABEL + "s%s%s%s%n", title, unit, "", columns, factors, power("size^"));
    out.flush();
  }

  private String power(String text) {
    return sizes.size() > 1 ? "%10s".formatted(text) : "";
  }

  /**
   * Prints a row.
   *
   * @param costs one for each size; none where it was not measured
   */
  void row(String step, Function<Integer, OptionalDouble> costs) {
    List<OptionalDouble> measured = sizes.stream().map(costs).toList();
    String columns = measured.stream().map(Growth::cost).collect(Collectors.joining());
    String factors =
        IntStream.range(1, sizes.size())
            .mapToObj(column -> factor(measured.get(column - 1), measured.get(column)))
            .collect(Collectors.joining());
    out.printf(
        "%-" + LABEL + "s%s%s%s%n",
        step,
        columns,
        factors,
        power(exponent(measured.get(0), measured.get(measured.size() - 1))));
    out.flush();
  }

  private static String cost(OptionalDouble cost) {
    return "%12s"
        .formatted(
            cost.isPresent() ? String.format(Locale.ROOT, "%,.3f", cost.getAsDouble()) : "-");
  }

  private static String factor(OptionalDouble smaller, OptionalDouble larger) {
    return "%16s"
        .formatted(
            smaller.isPresent() && larger.isPresent()
                ? String.format(Locale.ROOT, "x%.1f", larger.getAsDouble() / smaller.getAsDouble())
                : "-");
  }

  private String exponent(OptionalDouble smallest, OptionalDouble largest) {
    double growth = (double) sizes.get(sizes.size() - 1) / sizes.get(0);
    return smallest.isPresent() && largest.isPresent() && growth > 1
        ? String.format(
            Locale.ROOT,
            "%.2f",
            Math.log(largest.getAsDouble() / smallest.getAsDouble()) / Math.log(growth))
        : "-";
  }
}
