package io.ringfence.connectivity;

import static io.ringfence.connectivity.Cluster.ANYTHING;
import static io.ringfence.connectivity.Cluster.app;
import static io.ringfence.connectivity.Cluster.block;
import static io.ringfence.connectivity.Cluster.egress;
import static io.ringfence.connectivity.Cluster.everyone;
import static io.ringfence.connectivity.Cluster.in;
import static io.ringfence.connectivity.Cluster.ingress;
import static io.ringfence.connectivity.Cluster.name;
import static io.ringfence.connectivity.Cluster.onHostNetwork;
import static io.ringfence.connectivity.Cluster.own;
import static io.ringfence.connectivity.Cluster.pods;
import static io.ringfence.connectivity.Cluster.rule;
import static io.ringfence.connectivity.Cluster.snapshot;
import static io.ringfence.connectivity.Cluster.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private final PodGroup backend = pods("shop", "backend");

  @Test
  void pods_that_no_policy_selects_are_open_in_both_directions() {
    Exposure exposure = exposure(backend);

    assertThat(exposure.isolated()).isEmpty();
    assertThat(exposure.isFenced()).isFalse();
    assertThat(exposure.fromCluster()).isEqualTo(PortSet.ALL);
    assertThat(exposure.toCluster()).isEqualTo(PortSet.ALL);
    assertThat(exposure.fromOutside().forEvery(AddressSet.ALL)).isEqualTo(PortSet.ALL);
    assertThat(exposure.toOutside().forEvery(AddressSet.ALL)).isEqualTo(PortSet.ALL);
  }

  @Test
  void a_policy_of_one_direction_fences_that_direction_alone() {
    Exposure exposure = exposure(backend, ingress(backend));

    assertThat(exposure.isolated()).containsExactly(Direction.INGRESS);
    assertThat(exposure.isFenced()).isFalse();
    assertThat(exposure.fromCluster()).isEqualTo(PortSet.NONE);
    assertThat(exposure.fromOutside()).isEqualTo(AddressPorts.NONE);
    assertThat(exposure.toCluster()).isEqualTo(PortSet.ALL);
  }

  @Test
  void pods_of_policies_of_both_directions_are_fenced() {
    assertThat(exposure(backend, ingress(backend), egress(backend)).isFenced()).isTrue();
  }

  @Test
  void rules_for_listed_pods_expose_to_nobody_else() {
    Exposure exposure =
        exposure(
            backend,
            ingress(
                backend,
                rule(own(Selector.EVERYTHING)),
                rule(in(Selector.EVERYTHING, app("frontend")))));

    assertThat(exposure.fromCluster()).isEqualTo(PortSet.NONE);
  }

  @Test
  void a_rule_for_every_namespace_exposes_to_the_cluster_and_not_to_the_outside() {
    Exposure exposure =
        exposure(
            backend, ingress(backend, rule(in(Selector.EVERYTHING, Selector.EVERYTHING), tcp(80))));

    assertThat(exposure.fromCluster()).hasToString("TCP 80");
    assertThat(exposure.fromOutside()).isEqualTo(AddressPorts.NONE);
  }

  @Test
  void a_block_exposes_to_the_outside_and_not_to_the_cluster() {
    Exposure exposure = exposure(backend, egress(backend, rule(block("10.0.0.0/8"), tcp(443))));

    assertThat(exposure.toCluster()).isEqualTo(PortSet.NONE);
    assertThat(exposure.toOutside()).hasToString("{TCP 443=10.0.0.0/8}");
  }

  @Test
  void a_rule_for_everyone_exposes_to_both() {
    Exposure exposure = exposure(backend, ingress(backend, everyone(tcp(80))));

    assertThat(exposure.fromCluster()).hasToString("TCP 80");
    assertThat(exposure.fromOutside()).hasToString("{TCP 80=0.0.0.0/0,::/0}");
    assertThat(exposure(backend, ingress(backend, ANYTHING)).fromCluster()).isEqualTo(PortSet.ALL);
  }

  @Test
  void a_named_port_of_the_pods_themselves_is_exposed_by_its_number() {
    PodGroup store =
        backend.withPorts(List.of(new NamedPort("http", Protocol.TCP, OptionalInt.of(8080))));
    Exposure exposure =
        exposure(store, ingress(store, everyone(name("http"))), egress(store, ANYTHING));

    assertThat(exposure.fromCluster()).hasToString("TCP 8080");
    assertThat(exposure.fromOutside()).hasToString("{TCP 8080=0.0.0.0/0,::/0}");
  }

  @Test
  void pods_on_the_host_network_are_not_fenced_by_policies_that_do_not_select_them() {
    PodGroup agent = onHostNetwork(backend);

    assertThat(exposure(agent, ingress(agent), egress(agent)).isolated()).isEmpty();
  }

  private static Exposure exposure(PodGroup pods, Policy... policies) {
    return Exposure.of(
            Connectivity.of(snapshot(List.of(pods), policies), DataplaneSemantics.BY_IDENTITY))
        .get(0);
  }
}
