package io.ringfence.cluster.gke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.address.Addresses;
import io.ringfence.cluster.live.Enforcement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GkeAnswerTest {
  private final ObjectNode answer =
      parse(
          """
          {
            "name": "prod", "location": "europe-west1", "endpoint": "34.1.2.3",
            "masterAuths": [{"clusterCaCertificate": "QUJD"}],
            "privateClusterConfigs": [{"privateEndpoint": "172.16.0.2"}],
            "controlPlaneEndpointsConfigs": [{
              "dnsEndpointConfigs": [{"endpoint": "gke-1.europe-west1.gke.goog"}],
              "ipEndpointsConfigs": [{"privateEndpoint": "172.16.0.3"}]}],
            "datapathProvider": "ADVANCED_DATAPATH", "enableAutopilot": false,
            "clusterIpv4Cidr": "10.4.0.0/14", "servicesIpv4Cidr": "10.8.0.0/20"
          }
          """);

  private static ObjectNode parse(String json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private GkeSettings read(GkeEndpoint endpoint) {
    return new GkeAnswer(answer)
        .settings(new GkeCluster("prod", "europe-west1", Optional.empty(), endpoint), "acme");
  }

  @Test
  void says_what_the_cluster_is_called_and_which_addresses_it_has() {
    GkeSettings settings = read(GkeEndpoint.IP);

    assertThat(settings.kubeconfigName()).isEqualTo("gke_acme_europe-west1_prod");
    assertThat(settings.names())
        .containsExactly("prod", "projects/acme/locations/europe-west1/clusters/prod");
    assertThat(settings.podRange()).hasValue(Addresses.block("10.4.0.0/14"));
    assertThat(settings.serviceRange()).hasValue(Addresses.block("10.8.0.0/20"));
  }

  @ParameterizedTest
  @CsvSource({
    "IP,          https://34.1.2.3,                    true",
    "INTERNAL_IP, https://172.16.0.3,                  true",
    "DNS,         https://gke-1.europe-west1.gke.goog, false",
  })
  void each_endpoint_has_its_server_and_its_trust(
      GkeEndpoint endpoint, String server, boolean ownAuthority) {
    GkeSettings settings = read(endpoint);

    assertThat(settings.server()).isEqualTo(server);
    assertThat(settings.certificateAuthority().isPresent()).isEqualTo(ownAuthority);
  }

  @Test
  void an_older_cluster_says_its_internal_address_elsewhere() {
    answer.remove("controlPlaneEndpointsConfigs");

    assertThat(read(GkeEndpoint.INTERNAL_IP).server()).isEqualTo("https://172.16.0.2");
    assertThatThrownBy(() -> read(GkeEndpoint.DNS))
        .isInstanceOf(UnreadableGkeClusterException.class)
        .hasMessageContaining("no endpoint of this kind");
  }

  @ParameterizedTest
  @CsvSource({
    "ADVANCED_DATAPATH, false, false, true,  V2",
    "LEGACY_DATAPATH,   true,  false, true,  V2",
    "LEGACY_DATAPATH,   false, true,  false, CALICO",
    "LEGACY_DATAPATH,   false, true,  true,  NONE",
    "LEGACY_DATAPATH,   false, false, false, NONE",
    "'',                false, false, true,  NONE",
  })
  void the_settings_tell_the_dataplane(
      String datapath,
      boolean autopilot,
      boolean networkPolicy,
      boolean addonDisabled,
      GkeDataplane dataplane) {
    answer.put("datapathProvider", datapath).put("enableAutopilot", autopilot);
    answer.putArray("networkPolicies").addObject().put("enabled", networkPolicy);
    answer
        .putArray("addonsConfigs")
        .addObject()
        .putArray("networkPolicyConfigs")
        .addObject()
        .put("disabled", addonDisabled);

    assertThat(read(GkeEndpoint.IP).dataplane()).isEqualTo(dataplane);
  }

  @Test
  void only_a_cluster_with_neither_dataplane_does_not_enforce() {
    assertThat(read(GkeEndpoint.IP).enforcement())
        .isEqualTo(new Enforcement.Enforced("GKE Dataplane V2"));

    answer.put("datapathProvider", "LEGACY_DATAPATH");

    assertThat(read(GkeEndpoint.IP).enforcement()).isInstanceOf(Enforcement.NotEnforced.class);
  }

  @Test
  void the_kubeconfig_asks_googles_plugin_and_holds_no_secret() {
    JsonNode kubeconfig = parse(read(GkeEndpoint.IP).kubeconfig());

    assertThat(kubeconfig.at("/clusters/0/cluster/server").asText()).isEqualTo("https://34.1.2.3");
    assertThat(kubeconfig.at("/clusters/0/cluster/certificate-authority-data").asText())
        .isEqualTo("QUJD");
    assertThat(kubeconfig.at("/users/0/user").properties())
        .singleElement()
        .satisfies(
            user -> {
              assertThat(user.getKey()).isEqualTo("exec");
              assertThat(user.getValue().at("/command").asText())
                  .isEqualTo("gke-gcloud-auth-plugin");
            });
    assertThat(kubeconfig.at("/contexts/0/context/user").asText())
        .isEqualTo(kubeconfig.at("/current-context").asText())
        .isEqualTo("gke_acme_europe-west1_prod");
  }

  @Test
  void what_is_no_range_of_addresses_is_refused() {
    answer.put("clusterIpv4Cidr", "/14");

    assertThatThrownBy(() -> read(GkeEndpoint.IP))
        .isInstanceOf(UnreadableGkeClusterException.class)
        .hasMessageContaining("/14");
  }
}
