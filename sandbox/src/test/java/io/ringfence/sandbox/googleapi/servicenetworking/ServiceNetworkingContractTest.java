package io.ringfence.sandbox.googleapi.servicenetworking;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.connection;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections and projects over HTTP, in the words of the REST reference; Google has no Java client
 * of Service Networking.
 */
class ServiceNetworkingContractTest {
  @TempDir Path state;
  private ApiUnderTest api;

  @BeforeEach
  void serve() throws IOException {
    api = new ApiUnderTest(state, new FakePostgresServers());
    api.makeNetwork("main");
    api.makeRange("range", "main", "127.77.0.0", 16);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private String listed() {
    return api.http("GET", api.connections("?network=" + numbered("main")), "").body();
  }

  private HttpResponse<String> deleted() {
    return api.awaitServiceNetworking(
        api.http(
            "POST",
            api.connections("/servicenetworking-googleapis-com"),
            "{\"consumerNetwork\": \"" + numbered("main") + "\"}"));
  }

  @Test
  void a_network_is_connected_listed_and_disconnected() {
    assertThat(api.connect("main", "range").statusCode()).isEqualTo(200);

    assertThat(listed())
        .contains("\"network\":\"" + numbered("main") + "\"")
        .contains("\"reservedPeeringRanges\":[\"range\"]")
        .contains("\"peering\":\"servicenetworking-googleapis-com\"")
        .contains("\"service\":\"services/servicenetworking.googleapis.com\"");
    assertThat(deleted().body()).contains("\"done\":true").doesNotContain("\"error\"");
    assertThat(listed()).doesNotContain("range");
  }

  @Test
  void a_connection_that_instances_use_is_not_deleted() throws IOException {
    api.connect("main", "range");
    api.created(ApiUnderTest.instance("main"));

    assertThat(deleted().body())
        .contains("\"code\":9")
        .contains("Failed to delete connection; Producer services");
    assertThat(listed()).contains("range");

    api.ended(api.sql().instances().delete(PROJECT, "main").execute());
    assertThat(deleted().body()).doesNotContain("\"error\"");
  }

  @Test
  void ranges_are_changed_by_a_patch_and_not_by_another_create() throws IOException {
    api.connect("main", "range");
    api.makeRange("more", "main", "127.79.0.0", 16);

    assertThat(
            api.awaitServiceNetworking(
                    api.http("POST", api.connections(""), connection("main", "more")))
                .body())
        .contains("Cannot modify allocated ranges in CreateConnection.");
    assertThat(
            api.http(
                    "PATCH",
                    api.connections("/-?updateMask=reservedPeeringRanges"),
                    connection("main", "more"))
                .statusCode())
        .isEqualTo(400);
    api.awaitServiceNetworking(
        api.http(
            "PATCH",
            api.connections("/-?updateMask=reservedPeeringRanges&force=true"),
            connection("main", "more")));

    assertThat(listed()).contains("\"reservedPeeringRanges\":[\"more\"]");
  }

  @Test
  void what_does_not_exist_cannot_be_connected() {
    assertThat(api.connect("none", "range").body()).contains("\"code\":400").contains("none");
    assertThat(api.connect("main", "none").body()).contains("\"code\":400").contains("'none'");
    assertThat(
            api.http(
                    "GET",
                    api.endpoints()
                        .serviceNetworking()
                        .resolve("services/other.googleapis.com/connections"),
                    "")
                .statusCode())
        .isEqualTo(501);
  }

  @Test
  void a_project_has_a_number_that_stays_and_one_that_cannot_be_is_forbidden() {
    HttpResponse<String> project =
        api.http("GET", api.endpoints().resourceManager().resolve("projects/" + PROJECT), "");

    assertThat(project.statusCode()).isEqualTo(200);
    assertThat(project.body())
        .contains("\"projectId\":\"acme-sandbox\"")
        .contains("\"lifecycleState\":\"ACTIVE\"")
        .containsPattern("\"projectNumber\":\"\\d{12}\"");
    assertThat(
            api.http("GET", api.endpoints().resourceManager().resolve("projects/" + PROJECT), "")
                .body())
        .isEqualTo(project.body());
    assertThat(
            api.http("GET", api.endpoints().resourceManager().resolve("projects/A"), "")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void readiness_needs_no_token_and_everything_else_does() throws Exception {
    HttpResponse<String> health = Anonymous.get(api.endpoints().health());
    HttpResponse<String> unknown = Anonymous.get(api.endpoints().root().resolve("nowhere"));

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(api.http("GET", api.endpoints().root().resolve("nowhere"), "").statusCode())
        .isEqualTo(501);
  }
}
