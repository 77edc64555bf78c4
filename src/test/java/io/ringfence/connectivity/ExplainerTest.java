package io.ringfence.connectivity;

import static io.ringfence.connectivity.Cluster.app;
import static io.ringfence.connectivity.Cluster.block;
import static io.ringfence.connectivity.Cluster.egress;
import static io.ringfence.connectivity.Cluster.everyone;
import static io.ringfence.connectivity.Cluster.ingress;
import static io.ringfence.connectivity.Cluster.known;
import static io.ringfence.connectivity.Cluster.own;
import static io.ringfence.connectivity.Cluster.pods;
import static io.ringfence.connectivity.Cluster.ports;
import static io.ringfence.connectivity.Cluster.rule;
import static io.ringfence.connectivity.Cluster.snapshot;
import static io.ringfence.connectivity.Cluster.somewhereIn;
import static io.ringfence.connectivity.Cluster.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.connectivity.Explanation.DecidingRule;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final PortSet HTTP = PortSet.parse("TCP 8080");

  private final PodGroup frontend = pods("shop", "frontend");
  private final PodGroup backend = pods("shop", "backend");

  @Test
  void the_rules_that_allow_it_are_named_on_both_sides() {
    Policy sends =
        egress(
            frontend,
            everyone(ports("UDP 53")),
            rule(List.of(own(app("other")), own(app("backend"))), tcp(8080)));
    Policy accepts = ingress(backend, rule(own(app("frontend")), ports("TCP 8000-9000")));

    Explanation explanation = explain(frontend, backend, sends, accepts);

    assertThat(explanation.verdict()).isEqualTo(Verdict.ALLOWED);
    assertThat(deciding(explanation.egress().orElseThrow()))
        .containsExactly(tuple(sends, "egress[1].to[1]", HTTP, true));
    assertThat(deciding(explanation.ingress().orElseThrow()))
        .containsExactly(tuple(accepts, "ingress[0].from[0]", HTTP, true));
  }

  @Test
  void every_rule_that_allows_it_is_named() {
    Policy one = ingress(backend, everyone(tcp(8080)), rule(own(app("frontend"))));
    Policy other = ingress("shop", Selector.EVERYTHING, rule(own(Selector.EVERYTHING), tcp(8080)));

    assertThat(deciding(explain(frontend, backend, one, other).ingress().orElseThrow()))
        .containsExactly(
            tuple(one, "ingress[0]", HTTP, true),
            tuple(one, "ingress[1].from[0]", HTTP, true),
            tuple(other, "ingress[0].from[0]", HTTP, true));
  }

  @Test
  void where_policies_select_and_no_rule_decides_the_rule_is_missing() {
    Policy policy = ingress(backend, rule(own(app("other")), tcp(8080)));

    Explanation explanation = explain(frontend, backend, policy);

    assertThat(explanation.verdict()).isEqualTo(Verdict.DENIED);
    assertThat(explanation.ingress())
        .hasValueSatisfying(
            side -> {
              assertThat(side.selecting()).containsExactly(policy);
              assertThat(side.deciding()).isEmpty();
              assertThat(side.reach()).isEqualTo(Reach.NONE);
            });
  }

  @Test
  void where_no_policy_selects_everything_is_allowed() {
    assertThat(explain(frontend, backend).egress())
        .hasValueSatisfying(
            side -> {
              assertThat(side.selecting()).isEmpty();
              assertThat(side.deciding()).isEmpty();
              assertThat(side.reach()).isEqualTo(Reach.certainly(HTTP));
            });
  }

  @Test
  void policies_of_the_other_direction_are_not_named() {
    assertThat(explain(frontend, backend, egress(backend), ingress(frontend)))
        .satisfies(
            explanation -> {
              assertThat(explanation.egress().orElseThrow().selecting()).isEmpty();
              assertThat(explanation.ingress().orElseThrow().selecting()).isEmpty();
            });
  }

  @Test
  void no_policy_counts_outside_of_the_cluster() {
    var outside = new Outside(Cluster.addresses("10.0.0.1"));

    assertThat(explain(frontend, outside).ingress()).isEmpty();
    assertThat(explain(outside, frontend).egress()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> explain(outside, known("main", "10.0.0.2")))
        .withMessage("no policy counts from 10.0.0.1/32 to main");
  }

  @Test
  void a_rule_that_depends_on_an_address_says_so() {
    Policy policy = egress(frontend, rule(block("10.77.0.3/32"), tcp(8080)));

    assertThat(
            deciding(
                explain(frontend, somewhereIn("main", "10.77.0.0/16"), policy)
                    .egress()
                    .orElseThrow()))
        .containsExactly(tuple(policy, "egress[0].to[0]", HTTP, false));
  }

  @Test
  void a_side_that_allows_is_named_although_the_other_denies() {
    Policy sends = egress(frontend, everyone(tcp(8080)));

    Explanation explanation = explain(frontend, backend, sends, ingress(backend));

    assertThat(explanation.verdict()).isEqualTo(Verdict.DENIED);
    assertThat(explanation.egress().orElseThrow().reach()).isEqualTo(Reach.certainly(HTTP));
    assertThat(explanation.ingress().orElseThrow().reach()).isEqualTo(Reach.NONE);
  }

  private Explanation explain(Vertex from, Vertex to, Policy... policies) {
    return new Explainer(
            snapshot(List.of(frontend, backend), policies), DataplaneSemantics.BY_IDENTITY)
        .explain(from, to, HTTP);
  }

  private static List<Tuple> deciding(SideExplanation side) {
    return side.deciding().stream()
        .map((DecidingRule rule) -> tuple(rule.policy(), rule.path(), rule.ports(), rule.certain()))
        .toList();
  }
}
