package io.ringfence.sandbox.googleapi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsupportedMethodsTest {
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

  @ParameterizedTest
  @CsvSource({
    "POST,   sql/v1beta4/projects/acme-sandbox/instances/main/clone",
    "GET,    sql/v1beta4/projects/acme-sandbox/instances/main/backupRuns",
    "POST,   compute/v1/projects/acme-sandbox/global/networks/main/addPeering",
    "GET,    compute/v1/projects/acme-sandbox/regions/europe-west1/subnetworks",
    "DELETE, compute/v1/projects/acme-sandbox/global/operations/one",
    "GET,    servicenetworking/v1/services/servicenetworking.googleapis.com/roles",
    "DELETE, servicenetworking/v1/operations/one",
    "PUT,    container/v1/projects/acme-sandbox/locations/europe-west1/clusters/prod",
    "GET,    container/v1/projects/acme-sandbox/locations/europe-west1/clusters/prod/nodePools",
    "GET,    cloudresourcemanager/v1/projects",
    "POST,   cloudresourcemanager/v1/projects/acme-sandbox:getIamPolicy",
    "DELETE, cloudresourcemanager/v1/projects/acme-sandbox",
  })
  void what_a_product_has_and_the_sandbox_has_not_is_refused_by_its_name(
      String method, String path) {
    HttpResponse<String> answer = api.http(method, api.endpoints().root().resolve(path), "");

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).contains("The sandbox has no " + method + " /" + path);
  }
}
