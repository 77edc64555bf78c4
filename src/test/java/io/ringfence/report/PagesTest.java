package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.report.page.Edge;
import io.ringfence.report.page.Node;
import io.ringfence.report.page.Page;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages with the picture show, as files; how it looks is the page's own. */
class PagesTest {
  @Test
  void a_page_shows_who_reaches_what_with_the_deciding_rules() throws IOException {
    Page page =
        ConnectivityPage.page(new ConnectivityReport(Shop.before(), Shop.SEMANTICS, List.of()));

    Goldens.check("connectivity.page.expected", text(page));
  }

  @Test
  void a_page_shows_what_is_different_and_what_is_not() throws IOException {
    Page page =
        DiffPage.page(
            new DiffReport(
                Shop.before(), Shop.after(), Shop.NAMES, Shop.SEMANTICS, List.of("a note")));

    Goldens.check("diff.page.expected", text(page));
  }

  @Test
  void a_page_leaves_out_what_does_not_change_where_that_is_too_much() throws IOException {
    Connectivity open = open(50);

    Page page = DiffPage.page(new DiffReport(open, open, Shop.NAMES, Shop.SEMANTICS, List.of()));

    assertThat(page.edges()).isEmpty();
    assertThat(page.summary())
        .contains("Connections that do not change are left out: there are too many.");
  }

  @Test
  void whole_namespaces_are_one_node_on_the_page_of_a_state() throws IOException {
    Page page = ConnectivityPage.page(new ConnectivityReport(open(50), Shop.SEMANTICS, List.of()));

    assertThat(page.edges())
        .extracting(Edge::to)
        .contains("every pod of the cluster (50 workloads)");
  }

  @Test
  void both_reports_are_written_as_pages() throws IOException {
    assertThat(
            Goldens.write(
                Format.HTML,
                new ConnectivityReport(Shop.before(), Shop.SEMANTICS, List.of())::write))
        .contains("shop", "frontend[Deployment]");
    assertThat(
            Goldens.write(
                Format.HTML,
                new DiffReport(Shop.before(), Shop.after(), Shop.NAMES, Shop.SEMANTICS, List.of())
                    ::write))
        .contains("12 flows gained");
  }

  private static Connectivity open(int workloads) {
    List<PodGroup> pods =
        IntStream.range(0, workloads).mapToObj(number -> Shop.pods("shop", "w" + number)).toList();
    return Connectivity.of(
        new Snapshot(new TreeMap<>(), pods, List.of(), List.of()), Shop.SEMANTICS);
  }

  private static String text(Page page) {
    return Stream.of(
            Stream.of(page.title(), page.subtitle()),
            page.summary().stream(),
            page.nodes().stream().map(Node::toString),
            page.edges().stream().map(Edge::toString))
        .flatMap(lines -> lines)
        .reduce("", (text, line) -> text + line + "\n");
  }
}
