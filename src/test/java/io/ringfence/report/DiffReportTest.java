package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffReportTest {
  private static final Policy LISTS_ALL_THERE_ARE =
      policy(Shop.rule("TCP 80", Shop.inNamespace("shop")));
  private static final Policy ALLOWS_EVERY_POD = policy(Shop.rule("TCP 80", Shop.everyPod()));

  private static Policy policy(Rule rule) {
    return Shop.policy(Shop.FRONTEND, List.of(rule), List.of());
  }

  @Test
  void is_empty_where_other_policies_mean_the_same() {
    Policy twice =
        Shop.policy(
            Shop.FRONTEND,
            List.of(
                Shop.rule("TCP 80", Shop.inNamespace("shop")),
                Shop.rule("TCP 80", Shop.matching(Shop.BACKEND))),
            List.of());

    DiffReport report = diff(state(LISTS_ALL_THERE_ARE), state(twice));

    assertThat(report.isEmpty()).isTrue();
    assertThat(report.headline()).isEqualTo("no change in effect");
  }

  @Test
  void is_not_empty_where_pods_that_are_yet_to_come_reach_more() throws IOException {
    DiffReport report = diff(state(LISTS_ALL_THERE_ARE), state(ALLOWS_EVERY_POD));

    assertThat(report.isEmpty()).isFalse();
    assertThat(Goldens.write(Format.TEXT, report::write))
        .isEqualTo(
            """
            no flow changes, but what is open to every pod does

            Exposure grows
              open to every pod of the cluster on TCP 80  shop/frontend[Deployment]

            Notes
              - before: the branch main
              - after: this branch
            """);
    assertThat(Goldens.write(Format.JSON, report::write))
        .contains("\"from\": \"entire-cluster\", \"to\": \"shop/frontend[Deployment]\"");
  }

  @Test
  void says_nothing_of_the_exposure_of_pods_that_are_gone() throws IOException {
    var none =
        Connectivity.of(
            new Snapshot(new TreeMap<>(), List.of(), List.of(), List.of()), Shop.SEMANTICS);

    assertThat(Goldens.write(Format.TEXT, diff(state(), none)::write))
        .startsWith("0 flows gained")
        .doesNotContain("Exposure");
  }

  @Test
  void explains_lost_pairs_by_the_labels_that_pods_had() throws IOException {
    PodGroup relabelled =
        PodGroup.of("shop", "backend", "Deployment", java.util.Map.of("app", "other"));
    Policy backendOnly = policy(Shop.rule("TCP 80", Shop.matching(Shop.BACKEND)));

    String text =
        Goldens.write(
            Format.TEXT,
            diff(
                    state(List.of(Shop.FRONTEND, Shop.BACKEND), backendOnly),
                    state(List.of(Shop.FRONTEND, relabelled), backendOnly))
                ::write);

    assertThat(text)
        .contains(
            """
            - from  shop/backend[Deployment]
              to    shop/frontend[Deployment]
                  lost             TCP 80
                  was allowed by   egress: no policy selects shop/backend[Deployment]
                                   ingress: policy shop/frontend, ingress[0].from[0]
            """);
  }

  @Test
  void says_where_it_stops_to_explain() throws IOException {
    List<PodGroup> pods =
        IntStream.range(0, 25).mapToObj(number -> Shop.pods("shop", "w" + number)).toList();
    var none =
        Connectivity.of(
            new Snapshot(new TreeMap<>(), List.of(), List.of(), List.of()), Shop.SEMANTICS);

    assertThat(Goldens.write(Format.TEXT, diff(none, state(pods))::write))
        .contains("The deciding rules are said for the first 300 pairs alone.");
  }

  private static DiffReport diff(Connectivity before, Connectivity after) {
    return new DiffReport(before, after, Shop.NAMES, Shop.SEMANTICS, List.of());
  }

  private static Connectivity state(Policy... policies) {
    return state(List.of(Shop.FRONTEND, Shop.BACKEND), policies);
  }

  private static Connectivity state(List<PodGroup> pods, Policy... policies) {
    return Connectivity.of(
        new Snapshot(new TreeMap<>(), pods, List.of(policies), List.of()), Shop.SEMANTICS);
  }
}
