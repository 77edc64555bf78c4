package io.ringfence.sandbox.googleapi.container;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.api.services.container.model.AddonsConfig;
import com.google.api.services.container.model.Autopilot;
import com.google.api.services.container.model.Cluster;
import com.google.api.services.container.model.CreateClusterRequest;
import com.google.api.services.container.model.IPAllocationPolicy;
import com.google.api.services.container.model.NetworkConfig;
import com.google.api.services.container.model.NetworkPolicy;
import com.google.api.services.container.model.NetworkPolicyConfig;
import com.google.api.services.container.model.Operation;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters through Google's own client. */
class ContainerContractTest {
  private static final String REGION = "projects/" + PROJECT + "/locations/europe-west1";

  @TempDir Path state;
  private ApiUnderTest api;

  @BeforeEach
  void serve() {
    api = new ApiUnderTest(state, new FakePostgresServers());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private Operation submitted(Cluster cluster) throws IOException {
    return api.container()
        .projects()
        .locations()
        .clusters()
        .create(REGION, new CreateClusterRequest().setCluster(cluster))
        .execute();
  }

  private void ended(Operation operation) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                api.container()
                    .projects()
                    .locations()
                    .operations()
                    .get(REGION + "/operations/" + operation.getName())
                    .execute(),
            current -> current.getStatus().equals("DONE") && current.getError() == null);
  }

  private Cluster created(Cluster cluster) throws IOException {
    ended(submitted(cluster));
    return get(cluster.getName());
  }

  private Cluster get(String name) throws IOException {
    return api.container()
        .projects()
        .locations()
        .clusters()
        .get(REGION + "/clusters/" + name)
        .execute();
  }

  private List<String> listed(String location) throws IOException {
    List<Cluster> clusters =
        api.container()
            .projects()
            .locations()
            .clusters()
            .list("projects/" + PROJECT + "/locations/" + location)
            .execute()
            .getClusters();
    return clusters == null ? List.of() : clusters.stream().map(Cluster::getName).toList();
  }

  @Test
  void a_cluster_says_how_to_reach_the_sandboxs_api_server() throws IOException {
    Cluster cluster = created(new Cluster().setName("prod"));

    assertThat(cluster.getStatus()).isEqualTo("RUNNING");
    assertThat(cluster.getLocation()).isEqualTo("europe-west1");
    assertThat(cluster.getSelfLink())
        .isEqualTo("https://container.googleapis.com/v1/" + REGION + "/clusters/prod");
    assertThat(cluster.getEndpoint()).isEqualTo(ApiUnderTest.CONTROL_PLANE.endpoint());
    assertThat(Base64.getDecoder().decode(cluster.getMasterAuth().getClusterCaCertificate()))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo(ApiUnderTest.CONTROL_PLANE.certificateAuthority());
  }

  @Test
  void a_cluster_without_a_choice_enforces_nothing_and_has_googles_ranges() throws IOException {
    Cluster cluster = created(new Cluster().setName("prod"));

    assertThat(cluster.getNetworkConfig().getDatapathProvider()).isEqualTo("LEGACY_DATAPATH");
    assertThat(cluster.getNetworkPolicy()).isNull();
    assertThat(cluster.getAddonsConfig().getNetworkPolicyConfig().getDisabled()).isTrue();
    assertThat(cluster.getClusterIpv4Cidr()).isEqualTo("10.4.0.0/14");
    assertThat(cluster.getServicesIpv4Cidr()).isEqualTo("10.96.0.0/16");
  }

  @Test
  void a_cluster_has_the_dataplane_and_the_ranges_that_were_asked_for() throws IOException {
    Cluster calico =
        created(
            new Cluster()
                .setName("calico")
                .setNetworkPolicy(new NetworkPolicy().setEnabled(true).setProvider("CALICO"))
                .setAddonsConfig(
                    new AddonsConfig()
                        .setNetworkPolicyConfig(new NetworkPolicyConfig().setDisabled(false))));
    Cluster second =
        created(
            new Cluster()
                .setName("second")
                .setNetworkConfig(new NetworkConfig().setDatapathProvider("ADVANCED_DATAPATH"))
                .setIpAllocationPolicy(
                    new IPAllocationPolicy()
                        .setClusterIpv4CidrBlock("10.16.0.0/14")
                        .setServicesIpv4CidrBlock("10.20.0.0/20")));
    Cluster autopilot =
        created(new Cluster().setName("auto").setAutopilot(new Autopilot().setEnabled(true)));

    assertThat(calico.getNetworkPolicy().getEnabled()).isTrue();
    assertThat(second.getNetworkConfig().getDatapathProvider()).isEqualTo("ADVANCED_DATAPATH");
    assertThat(second.getClusterIpv4Cidr()).isEqualTo("10.16.0.0/14");
    assertThat(second.getServicesIpv4Cidr()).isEqualTo("10.20.0.0/20");
    assertThat(autopilot.getNetworkConfig().getDatapathProvider()).isEqualTo("ADVANCED_DATAPATH");
    assertThat(listed("europe-west1")).containsExactly("auto", "calico", "second");
    assertThat(listed("-")).containsExactly("auto", "calico", "second");
    assertThat(listed("europe-west4")).isEmpty();
  }

  @Test
  void what_google_refuses_is_refused() throws Exception {
    created(new Cluster().setName("prod"));
    NetworkPolicy calico = new NetworkPolicy().setEnabled(true).setProvider("CALICO");

    assertThat(refused(() -> submitted(new Cluster().setName("prod"))).getStatusCode())
        .isEqualTo(409);
    assertThat(refused(() -> submitted(new Cluster().setName("Prod"))).getStatusCode())
        .isEqualTo(400);
    assertThat(refused(() -> get("staging")).getStatusCode()).isEqualTo(404);
    assertThat(
            refused(() -> submitted(new Cluster().setName("no-addon").setNetworkPolicy(calico)))
                .getDetails()
                .getMessage())
        .contains("Network policy addon must be enabled");
    assertThat(
            refused(
                    () ->
                        submitted(
                            new Cluster()
                                .setName("both")
                                .setNetworkConfig(
                                    new NetworkConfig().setDatapathProvider("ADVANCED_DATAPATH"))
                                .setNetworkPolicy(calico)))
                .getDetails()
                .getMessage())
        .contains("DatapathProvider=ADVANCED_DATAPATH is not allowed");
  }

  @Test
  void what_the_sandbox_does_not_have_is_not_promised() throws Exception {
    assertThat(
            refused(() -> submitted(new Cluster().setName("nodes").setInitialNodeCount(3)))
                .getStatusCode())
        .isEqualTo(501);
  }

  @Test
  void a_cluster_outlives_a_restart_and_not_its_deletion() throws IOException {
    created(new Cluster().setName("prod"));
    api.close();
    api = new ApiUnderTest(state, new FakePostgresServers());

    assertThat(get("prod").getEndpoint()).isEqualTo(ApiUnderTest.CONTROL_PLANE.endpoint());

    ended(
        api.container()
            .projects()
            .locations()
            .clusters()
            .delete(REGION + "/clusters/prod")
            .execute());
    assertThat(listed("europe-west1")).isEmpty();
  }
}
