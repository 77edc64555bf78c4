package io.ringfence.report;

import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every report in every format, as files under {@code src/test/resources}. */
class ReportsTest {
  private static final List<String> NOTES = List.of("2 Services were counted and left out");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTML")
  void who_reaches_what_is_written_in_every_format(Format format) throws IOException {
    Goldens.check(
        "connectivity",
        format,
        new ConnectivityReport(Shop.before(), Shop.SEMANTICS, NOTES)::write);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTML")
  void a_diff_is_written_in_every_format(Format format) throws IOException {
    Goldens.check(
        "diff",
        format,
        new DiffReport(Shop.before(), Shop.after(), Shop.NAMES, Shop.SEMANTICS, NOTES)::write);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTML")
  void a_diff_without_a_difference_is_written_in_every_format(Format format) throws IOException {
    Goldens.check(
        "no-diff",
        format,
        new DiffReport(Shop.before(), Shop.before(), Shop.NAMES, Shop.SEMANTICS, List.of())::write);
  }

  @ParameterizedTest
  @FieldSource("io.ringfence.report.CheckReport#FORMATS")
  void a_check_is_written_in_every_format(Format format) throws IOException {
    Goldens.check(
        "check",
        format,
        new CheckReport(
                List.of(
                    new Finding(
                        false, "shop/frontend may reach shop/backend on TCP 8080", List.of()),
                    new Finding(
                        true,
                        "nobody but shop/backend reaches main",
                        List.of("shop/worker[Deployment] may reach main on TCP 5432"))),
                NOTES)
            ::write);
  }

  static Stream<Arguments> explanations() {
    return Stream.of(
            explained("allowed", Shop.FRONTEND, Shop.BACKEND, "TCP 8080"),
            explained("denied", Shop.LEGACY, Shop.BACKEND, "TCP 8080"),
            explained("partly", Shop.FRONTEND, Shop.BACKEND, "TCP 8000-8100"),
            explained("depends", Shop.BACKEND, Shop.MAIN, "TCP 5432"),
            explained("unselected", Shop.LEGACY, Shop.DNS, "All Connections"),
            explained("outside", Outside.ANYWHERE, Shop.FRONTEND, "TCP 8080"))
        .flatMap(explained -> ExplanationReport.FORMATS.stream().map(f -> explained.arguments(f)));
  }

  private record Explained(String name, Vertex from, Vertex to, String ports) {
    Arguments arguments(Format format) {
      return Arguments.of(name, from, to, ports, format);
    }
  }

  private static Explained explained(String name, Vertex from, Vertex to, String ports) {
    return new Explained(name, from, to, ports);
  }

  @ParameterizedTest
  @MethodSource("explanations")
  void an_explanation_is_written_in_every_format(
      String name, Vertex from, Vertex to, String ports, Format format) throws IOException {
    var explainer = new Explainer(Shop.after().snapshot(), Shop.SEMANTICS);
    Goldens.check(
        "explanation/" + name,
        format,
        new ExplanationReport(explainer.explain(from, to, PortSet.parse(ports)))::write);
  }
}
