package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.cluster.BindingDefinition;
import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelRequirement.Operator;
import io.ringfence.flow.LabelSelector;
import io.ringfence.flow.NamespaceSelection.Labelled;
import io.ringfence.flow.NamespaceSelection.Named;
import io.ringfence.flow.Peer.Namespaces;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelection.EveryPod;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NamespacesTest {

  @Test
  void namespacesAreReadByNameOrByLabelsWithAllOfTheirPodsOrSome() {
    Declarations declared =
        StackFiles.parse(
                """
                config:
                  ringfence:cluster: {context: test}
                  ringfence:namespaces:
                    monitoring: {name: gmp-system, ports: [9090, metrics]}
                    tenants:
                      labels: {matchExpressions: [{key: tenant, operator: exists}]}
                      pods: {matchLabels: {app: gateway}}
                  ringfence:workloads: {web: {pods: {app: web}, ports: [8080]}}
                  ringfence:flows:
                    - {from: [monitoring, tenants], to: web}
                    - {from: web, to: monitoring}
                    - {from: web, to: tenants, ports: https}
                """)
            .read();

    var monitoring =
        new Namespaces(
            "monitoring",
            new Named("gmp-system"),
            new EveryPod(),
            Optional.of(Ports.of(Port.tcp(9090), Port.parse("metrics"))));
    var tenants =
        new Namespaces(
            "tenants",
            new Labelled(
                new LabelSelector(
                    new TreeMap<>(),
                    List.of(LabelRequirement.of("tenant", Operator.EXISTS, List.of())))),
            PodSelector.of(Map.of("app", "gateway")),
            Optional.empty());
    assertThat(declared.flows().get(0).from()).isEqualTo(monitoring);
    assertThat(declared.flows().get(1).from()).isEqualTo(tenants);
    assertThat(declared.flows().get(2).ports())
        .isEqualTo(Ports.of(Port.tcp(9090), Port.parse("metrics")));
    assertThat(declared.flows().get(3).ports()).isEqualTo(Ports.of(Port.parse("https")));
  }

  @Test
  void aWorkloadIsInTheStacksNamespaceUnlessItSaysAnother() {
    Declarations declared =
        StackFiles.parse(
                """
                config:
                  ringfence:cluster: {context: test}
                  ringfence:namespace: shop
                  ringfence:databases:
                    cache: {existing: {addresses: [10.10.10.10], port: 6379, engine: other}}
                  ringfence:workloads:
                    web: {pods: {app: web}, ports: [8080]}
                    payments: {namespace: money, pods: {app: web}, ports: [8080], binds: [cache]}
                  ringfence:flows: [{from: web, to: [payments]}, {from: payments, to: cache}]
                """)
            .read();

    assertThat(declared.workloads())
        .extracting(Workload::name, Workload::namespace)
        .containsExactly(tuple("web", "shop"), tuple("payments", "money"));
    assertThat(declared.bindings())
        .extracting(BindingDefinition::workload, BindingDefinition::namespace)
        .containsExactly(tuple("payments", "money"));
  }
}
