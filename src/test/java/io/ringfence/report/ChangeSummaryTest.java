package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeSummaryTest {
  @Test
  void says_that_nothing_changes_in_effect() {
    assertThat(new ChangeSummary(List.of()).lines()).containsExactly("no change in effect");
  }

  @Test
  void says_each_kind_of_change_on_a_line_of_its_own() {
    var summary =
        new ChangeSummary(
            List.of(
                change(Shop.BACKEND, Shop.MAIN, "TCP 5432", "No Connections"),
                change(Shop.FRONTEND, Shop.BACKEND, "TCP 80", "TCP 80-81"),
                change(Shop.FRONTEND, Shop.DNS, "TCP 53,UDP 53", "UDP 53"),
                change(Shop.WORKER, Shop.DNS, "TCP 53", "UDP 53"),
                change(Outside.ANYWHERE, Shop.FRONTEND, "No Connections", "All Connections")));

    assertThat(summary.lines())
        .containsExactly(
            "1 flow gained, 1 lost, 1 widened, 1 narrowed, 1 changed",
            "gained: anywhere to shop/frontend[Deployment] on All Connections",
            "lost: shop/backend[Deployment] to main on TCP 5432",
            "widened: shop/frontend[Deployment] to shop/backend[Deployment] from TCP 80 to TCP"
                + " 80-81; gained TCP 81",
            "narrowed: shop/frontend[Deployment] to kube-system/dns[Deployment] from TCP 53,UDP 53"
                + " to UDP 53; lost TCP 53",
            "changed: shop/worker[Deployment] to kube-system/dns[Deployment] from TCP 53 to UDP"
                + " 53; gained UDP 53; lost TCP 53");
  }

  @Test
  void says_destinations_and_sources_with_the_same_change_together() {
    var summary =
        new ChangeSummary(
            List.of(
                gained(Shop.FRONTEND, Shop.MAIN),
                gained(Shop.WORKER, Shop.ARCHIVE),
                gained(Shop.FRONTEND, Shop.ARCHIVE),
                gained(Shop.WORKER, Shop.MAIN)));

    assertThat(summary.sentences())
        .containsExactly(
            "gained: shop/frontend[Deployment] and shop/worker[Deployment] to archive and main on"
                + " TCP 5432");
  }

  @Test
  void merges_ranges_of_the_outside() {
    var summary =
        new ChangeSummary(
            List.of(
                gained(Shop.FRONTEND, new Outside(Shop.addresses("10.0.0.0/9"))),
                gained(Shop.FRONTEND, new Outside(Shop.addresses("10.128.0.0/9")))));

    assertThat(summary.sentences())
        .containsExactly("gained: shop/frontend[Deployment] to 10.0.0.0/8 on TCP 5432");
  }

  @Test
  void says_what_a_gain_depends_on_where_the_address_is_not_known() {
    PortSet ports = PortSet.parse("TCP 5432");
    var perhaps =
        new ConnectivityChange(Shop.BACKEND, Shop.MAIN, Reach.NONE, new Reach(PortSet.NONE, ports));
    var certainly =
        new ConnectivityChange(
            Shop.WORKER, Shop.MAIN, new Reach(PortSet.NONE, ports), Reach.certainly(ports));

    assertThat(new ChangeSummary(List.of(perhaps, certainly)).sentences())
        .containsExactly(
            "gained: shop/backend[Deployment] to main on perhaps TCP 5432 (depends on the address"
                + " of main)",
            "widened: shop/worker[Deployment] to main from perhaps TCP 5432 (depends on the address"
                + " of main) to TCP 5432; gained TCP 5432");
  }

  @Test
  void names_the_first_of_very_many() {
    List<ConnectivityChange> changes =
        IntStream.range(100, 400)
            .mapToObj(number -> gained(Shop.pods("shop", "w" + number), Shop.MAIN))
            .toList();

    assertThat(new ChangeSummary(changes).sentences())
        .singleElement()
        .asString()
        .endsWith("shop/w119[Deployment] and 280 more to main on TCP 5432");
  }

  private static ConnectivityChange gained(Vertex from, Vertex to) {
    return change(from, to, "No Connections", "TCP 5432");
  }

  private static ConnectivityChange change(Vertex from, Vertex to, String before, String after) {
    return new ConnectivityChange(
        from, to, Reach.certainly(PortSet.parse(before)), Reach.certainly(PortSet.parse(after)));
  }
}
