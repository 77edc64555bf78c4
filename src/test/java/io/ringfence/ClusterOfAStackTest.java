package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.PulumiTest;
import io.ringfence.FakeProviders.Registration;
import io.ringfence.cluster.live.ClusterAccess;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.cluster.live.LiveClusterReader;
import io.ringfence.cluster.live.RefusedClusterException;
import io.ringfence.cluster.live.UnreachableClusterException;
import io.ringfence.config.InvalidStackFileException;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SDK's test deployment is static state, so these tests run one after another. */
@Execution(ExecutionMode.SAME_THREAD)
class ClusterOfAStackTest {
  private static final String FUNCTION = "gcp:container/getCluster:getCluster";
  private static final String KUBERNETES = "pulumi:providers:kubernetes";
  private static final Map<String, Object> ANSWER =
      Map.of(
          "name", "prod",
          "location", "europe-west1",
          "endpoint", "34.1.2.3",
          "masterAuths", List.of(Map.of("clusterCaCertificate", "QUJD")),
          "datapathProvider", "LEGACY_DATAPATH");

  private final FakeProviders providers = new FakeProviders(instance -> Optional.empty());
  private final List<ClusterAccess> reached = new ArrayList<>();

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  private static StackFile stack(String cluster) {
    return StackFiles.parse(
        """
        config:
          gcp:project: acme
          ringfence:cluster: %s
          ringfence:workloads: {web: {pods: {app: web}, ports: 8080}}
          ringfence:flows: [{from: anywhere, to: web}]
        """
            .formatted(cluster));
  }

  private StackRun run(String cluster, boolean preview) {
    LiveClusterReader reader =
        access -> {
          reached.add(access);
          return StackRun.ENFORCING.read(access);
        };
    return StackRun.run(stack(cluster), preview, providers, reader);
  }

  private Map<String, Object> provider() {
    return providers.registration(KUBERNETES, "cluster").inputs();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_cluster_of_googles_is_reached_as_google_says(boolean preview) {
    providers.answering(FUNCTION, ANSWER);

    StackRun run = run("{gke: {name: prod, location: europe-west1}}", preview);

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(providers.calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.function()).isEqualTo(FUNCTION);
              assertThat(call.arguments())
                  .containsEntry("name", "prod")
                  .containsEntry("location", "europe-west1")
                  .containsEntry("project", "acme");
            });
    assertThat(provider())
        .hasEntrySatisfying(
            "kubeconfig",
            kubeconfig ->
                assertThat(kubeconfig)
                    .asString()
                    .contains("https://34.1.2.3", "gke-gcloud-auth-plugin"))
        .doesNotContainKey("context");
    assertThat(reached).containsExactly(new ClusterAccess.KubeconfigText(kubeconfig()));
  }

  private String kubeconfig() {
    return String.valueOf(provider().get("kubeconfig"));
  }

  @Test
  void a_kubeconfig_is_looked_at_as_the_provider_gets_it() {
    run("{kubeconfig: ~/.kube/config, context: prod}", false);

    assertThat(reached)
        .containsExactly(new KubeconfigFile(Optional.of("~/.kube/config"), Optional.of("prod")));
    assertThat(provider())
        .containsEntry("kubeconfig", "~/.kube/config")
        .containsEntry("context", "prod");
  }

  @Test
  void the_provider_knows_the_cluster_by_what_it_alone_has() {
    run("{context: prod}", false);

    assertThat(provider()).containsEntry("clusterIdentifier", "5e1fc0de");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothing_is_registered_in_another_cluster_than_the_expected_one(boolean preview) {
    StackRun run = run("{context: prod, expect: other}", preview);

    assertThat(run.result().exitCode()).isNotZero();
    assertThat(run.result().exceptions()).hasAtLeastOneElementOfType(RefusedClusterException.class);
    assertThat(providers.registrations()).isEmpty();
  }

  @Test
  void a_cluster_of_googles_that_does_not_enforce_is_refused_on_demand() {
    providers.answering(FUNCTION, ANSWER);

    StackRun run =
        run("{gke: {name: prod, location: europe-west1}, requireEnforcement: true}", true);

    assertThat(run.result().exceptions())
        .anySatisfy(
            problem -> assertThat(problem).hasMessageContaining("does not enforce policies"));
    assertThat(providers.registrations()).isEmpty();
  }

  @Test
  void a_cluster_that_google_does_not_know_is_a_problem_of_the_file() {
    StackRun run = run("{gke: {name: prod, location: europe-west1}}", true);

    assertThat(run.result().exceptions())
        .hasAtLeastOneElementOfType(InvalidStackFileException.class);
    assertThat(providers.registrations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_cluster_out_of_reach_stops_an_update_alone(boolean preview) {
    LiveClusterReader unreachable =
        access -> {
          throw new UnreachableClusterException("nobody answers");
        };

    StackRun run = StackRun.run(stack("{context: prod}"), preview, providers, unreachable);

    assertThat(run.result().exitCode() == 0).isEqualTo(preview);
    assertThat(providers.registrations()).extracting(Registration::type).hasSize(preview ? 4 : 0);
  }

  @Test
  void anotherClusterInTheSamePlaceIsRefusedBeforeAnObjectIsMade() {
    providers.keep("cluster-identity", "of-the-old-cluster");

    StackRun run = StackRun.run(stack("{context: prod}"), false, providers, StackRun.ENFORCING);

    assertThat(run.result().exceptions())
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .hasMessageContaining("of-the-old-cluster")
                    .hasMessageContaining("pulumi state delete --target-dependents"));
    assertThat(providers.registrations())
        .noneMatch(object -> object.type().startsWith("kubernetes:"));
  }
}
