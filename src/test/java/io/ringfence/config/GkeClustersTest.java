package io.ringfence.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ringfence.address.Addresses;
import io.ringfence.cluster.gke.GkeDataplane;
import io.ringfence.cluster.gke.GkeReader;
import io.ringfence.cluster.gke.GkeSettings;
import io.ringfence.cluster.gke.UnreadableGkeClusterException;
import io.ringfence.policy.Dataplane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that names a cluster of Google's, read with what Google says of it. */
class GkeClustersTest {
  private static StackFile file(String cluster, String rest) {
    return StackFiles.parse(
        """
        config:
          gcp:project: acme
          gcp:region: europe-west1
          ringfence:cluster: %s
        %s
        """
            .formatted(cluster, rest.indent(2)));
  }

  private static GkeReader google(GkeDataplane dataplane) {
    return (cluster, project) ->
        Optional.of(
            new GkeSettings(
                cluster.project().orElse(project),
                cluster.location(),
                cluster.name(),
                "https://34.1.2.3",
                Optional.of("QUJD"),
                dataplane,
                Optional.of(Addresses.block("10.4.0.0/14")),
                Optional.of(Addresses.block("10.8.0.0/20"))));
  }

  private static List<Problem> problems(StackFile file, GkeReader google) {
    return catchThrowableOfType(InvalidStackFileException.class, () -> file.read(google))
        .problems();
  }

  @ParameterizedTest
  @CsvSource({"V2, GKE_V2", "CALICO, GKE_CALICO", "NONE, GENERIC"})
  void the_dataplane_is_the_clusters_where_the_file_does_not_say(
      GkeDataplane found, Dataplane dataplane) {
    Declarations declared =
        file("{gke: {name: prod, location: europe-west1}}", "").read(google(found));

    assertThat(declared.cluster().dataplane()).isEqualTo(dataplane);
    assertThat(declared.gke())
        .hasValueSatisfying(gke -> assertThat(gke.project()).isEqualTo("acme"));
  }

  @Test
  void a_flow_may_name_what_the_clusters_own_dataplane_has() {
    StackFile file =
        file(
            "{gke: {name: prod, location: europe-west1}}",
            """
            ringfence:workloads: {api: {pods: {app: api}, ports: 8080}}
            ringfence:flows: [{from: api, to: metadata}]
            """);

    assertThat(file.read(google(GkeDataplane.V2)).flows()).hasSize(1);
    assertThat(problems(file, google(GkeDataplane.NONE)))
        .singleElement()
        .extracting(Problem::path)
        .isEqualTo("ringfence:flows[0].to");
  }

  @ParameterizedTest
  @CsvSource({
    "gke-v2,     CALICO, gke-calico",
    "gke-calico, V2,     gke-v2",
    "gke-v2,     NONE,   one that does not enforce policies",
  })
  void a_dataplane_that_the_cluster_does_not_have_is_a_problem(
      String declared, GkeDataplane found, String named) {
    StackFile file =
        file("{gke: {name: prod, location: europe-west1}, dataplane: %s}".formatted(declared), "");

    assertThat(problems(file, google(found)))
        .containsExactly(
            new Problem(
                "ringfence:cluster.dataplane",
                Optional.of("\"" + declared + "\""),
                "Google says that the cluster prod has another: " + named,
                "leave it out, and it is read from Google"));
  }

  @Test
  void ranges_that_google_knows_are_kept_free() {
    StackFile file =
        file(
            "{gke: {name: prod, location: europe-west1}, podRanges: 10.4.0.0/14}",
            """
            ringfence:databases:
              pods: {cloudSql: {tier: db-f1-micro}, network: {name: a, privateServiceRange: 10.5.0.0/16}}
              services: {existing: {addresses: [10.8.0.10]}}
            """);

    assertThat(problems(file, google(GkeDataplane.V2)))
        .extracting(Problem::path, Problem::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "ringfence:databases.pods.network.privateServiceRange",
                "this overlaps with the pods' range, 10.4.0.0/14 at ringfence:cluster.podRanges"),
            org.assertj.core.groups.Tuple.tuple(
                "ringfence:databases.services.existing.addresses[0]",
                "this overlaps with the services' range, 10.8.0.0/20 at ringfence:cluster.gke"));
  }

  @Test
  void a_cluster_that_cannot_be_read_is_a_problem_beside_the_others() {
    StackFile file =
        file(
            "{gke: {name: prod, location: europe-west1}}",
            "ringfence:flows: [{from: web, to: https}]");

    assertThat(
            problems(
                file,
                (cluster, project) -> {
                  throw new UnreadableGkeClusterException("not found");
                }))
        .extracting(Problem::path)
        .containsExactly("ringfence:cluster.gke", "ringfence:flows[0].from");
  }

  @Test
  void google_is_not_asked_for_a_cluster_that_is_not_named_rightly() {
    var asked = new ArrayList<String>();
    GkeReader google =
        (cluster, project) -> {
          asked.add(cluster.name());
          return Optional.empty();
        };

    problems(file("{gke: {name: Prod, location: europe-west1}}", ""), google);
    problems(file("{context: a, gke: {name: prod, location: europe-west1}}", ""), google);
    problems(file("{gke: {name: prod}}", ""), google);
    file("{context: a}", "").read(google);

    assertThat(asked).isEmpty();
  }
}
