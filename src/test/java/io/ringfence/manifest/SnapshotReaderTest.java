package io.ringfence.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.connectivity.Vertex.PodGroup;
import io.ringfence.flow.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Namespaces, workloads, and what is left out. */
class SnapshotReaderTest {

  @ParameterizedTest
  @CsvSource({
    "apps/v1, Deployment",
    "apps/v1, StatefulSet",
    "apps/v1, DaemonSet",
    "apps/v1, ReplicaSet",
    "v1, ReplicationController",
    "batch/v1, Job"
  })
  void what_makes_pods_is_a_workload_with_the_labels_of_its_template(String version, String kind) {
    PodGroup pods =
        only(
            """
            apiVersion: %s
            kind: %s
            metadata: {name: a, namespace: shop, labels: {own: label}}
            spec:
              template:
                metadata: {labels: {app: a}}
                spec:
                  containers: [{ports: [{containerPort: 1}, {name: http, containerPort: 80}]}]
                  initContainers:
                    - {restartPolicy: Always, ports: [{name: proxy, containerPort: 15, protocol: UDP}]}
                    - {ports: [{name: unused, containerPort: 2}]}
            """
                .formatted(version, kind));
    assertThat(pods.id()).isEqualTo("shop/a[" + kind + "]");
    assertThat(pods.labels()).isEqualTo(Map.of("app", "a"));
    assertThat(pods.ports())
        .containsExactly(
            new NamedPort("http", Protocol.TCP, OptionalInt.of(80)),
            new NamedPort("proxy", Protocol.UDP, OptionalInt.of(15)));
    assertThat(pods.addresses()).isEqualTo(AddressSet.ALL);
  }

  @Test
  void a_cron_job_and_a_pod_are_workloads_too() {
    assertThat(
            ids(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly}
                spec: {jobTemplate: {spec: {template: {metadata: {labels: {app: a}}}}}}
                ---
                {apiVersion: v1, kind: Pod, metadata: {name: a, labels: {app: b}}}
                """))
        .containsExactly("default/a[Pod]", "default/nightly[CronJob]");
  }

  @Test
  void live_pods_are_folded_into_what_makes_them_with_their_addresses() {
    PodGroup pods =
        only(
            """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {metadata: {labels: {app: web}}}}
              - apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-1
                  ownerReferences: [{kind: Deployment, name: web, controller: true}]
                spec: {replicas: 2, template: {metadata: {labels: {app: web, pod-template-hash: "1"}}}}
              - apiVersion: apps/v1
                kind: ReplicaSet
                metadata:
                  name: web-0
                  ownerReferences: [{kind: Deployment, name: web, controller: true}]
                spec: {replicas: 0, template: {metadata: {labels: {app: old, pod-template-hash: "0"}}}}
              - apiVersion: v1
                kind: Pod
                metadata:
                  name: web-1-a
                  labels: {app: web, pod-template-hash: "1"}
                  ownerReferences: [{kind: ReplicaSet, name: web-1, controller: true}]
                status: {phase: Running, podIPs: [{ip: 10.1.0.1}, {ip: "fd00::1"}]}
              - apiVersion: v1
                kind: Pod
                metadata:
                  name: web-1-b
                  labels: {app: web, pod-template-hash: "1"}
                  ownerReferences: [{kind: ReplicaSet, name: web-1, controller: true}]
                status: {phase: Running, podIPs: [{ip: 10.1.0.2}]}
            """);
    assertThat(pods.id()).isEqualTo("default/web[Deployment]");
    assertThat(pods.addresses()).hasToString("10.1.0.1-10.1.0.2,fd00::1/128");
  }

  @Test
  void pods_of_one_owner_stay_apart_where_a_policy_tells_them_apart() {
    String pods =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db}
        spec: {template: {metadata: {labels: {app: db}}}}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: db-0
          labels: {app: db, statefulset.kubernetes.io/pod-name: db-0}
          ownerReferences: [{kind: StatefulSet, name: db, controller: true}]
        """;
    assertThat(ids(pods)).containsExactly("default/db[StatefulSet]");
    String policy =
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: primary}
        spec: {podSelector: {matchLabels: {statefulset.kubernetes.io/pod-name: db-0}}}
        """;
    assertThat(ids(pods + policy)).containsExactly("default/db-0[Pod]", "default/db[StatefulSet]");
  }

  @Test
  void pods_that_run_no_more_are_none_and_static_pods_are_no_workload_of_their_node() {
    assertThat(
            ids(
                """
                apiVersion: v1
                kind: PodList
                items:
                  - metadata: {name: done}
                    status: {phase: Succeeded}
                  - metadata:
                      name: proxy-node
                      ownerReferences: [{kind: Node, name: node, controller: true}]
                    spec: {hostNetwork: true}
                  - metadata:
                      name: api-node
                      labels: {component: api}
                      ownerReferences: [{kind: Node, name: node, controller: true}]
                """))
        .containsExactly("default/api-node[Pod]", "default/proxy-node[Pod]");
  }

  @Test
  void a_job_has_the_labels_that_its_controller_will_give_where_a_policy_asks_for_them() {
    PodGroup job =
        only(
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: migrate}
            spec: {template: {}}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: migrate}
            spec: {podSelector: {matchLabels: {job-name: migrate}}}
            """);
    assertThat(job.labels()).isEqualTo(Map.of("job-name", "migrate"));
  }

  @Test
  void namespaces_have_their_labels_and_those_that_are_not_given_are_made() {
    assertThat(
            Manifests.read(
                    """
                    {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}
                    ---
                    {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: other}}
                    """)
                .snapshot()
                .namespaces())
        .isEqualTo(
            Map.of(
                "shop", Map.of("team", "a", "kubernetes.io/metadata.name", "shop"),
                "other", Map.of("kubernetes.io/metadata.name", "other")));
  }

  @Test
  void other_kinds_are_counted_and_policies_that_are_not_read_are_named() {
    ReadSnapshot read =
        Manifests.read(
            """
            {apiVersion: v1, kind: Service, metadata: {name: a}}
            ---
            {apiVersion: v1, kind: Service, metadata: {name: b}}
            ---
            {apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: a}}
            ---
            {apiVersion: projectcalico.org/v3, kind: GlobalNetworkPolicy, metadata: {name: deny}}
            ---
            {apiVersion: policy.networking.k8s.io/v1alpha1, kind: AdminNetworkPolicy, metadata: {name: b}}
            """);
    assertThat(read.notes())
        .containsExactly(
            "not analysed, though it may change the answer: 1 AdminNetworkPolicy (b)",
            "not analysed, though it may change the answer: 1 GlobalNetworkPolicy.projectcalico.org"
                + " (deny)",
            "left out: 1 Rollout.argoproj.io, 2 Service");
  }

  @Test
  void folders_are_read_with_the_folders_in_them(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve("a/b/one.yml"), "a: 1\n");
    Files.writeString(folder.resolve("two.json"), "{\"a\": 2}\n");
    Files.writeString(folder.resolve("README.md"), "a: 3\n");
    Files.writeString(folder.resolve(".git/four.yaml"), "a: 4\n");
    assertThat(ManifestFiles.read(List.of(folder)).manifests())
        .extracting(manifest -> manifest.content().path("a").asInt())
        .containsExactly(1, 2);
  }

  private static PodGroup only(String yaml) {
    List<PodGroup> pods = Manifests.read(yaml).snapshot().pods();
    assertThat(pods).hasSize(1);
    return pods.get(0);
  }

  private static List<String> ids(String yaml) {
    return Manifests.read(yaml).snapshot().pods().stream().map(PodGroup::id).toList();
  }
}
