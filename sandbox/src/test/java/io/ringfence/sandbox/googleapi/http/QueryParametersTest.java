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

class QueryParametersTest {
  private static final String SERVICE = "services/servicenetworking.googleapis.com/connections";

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
    "GET,    sql/v1beta4/projects/acme-sandbox/instances, fields=items/name",
    "GET,    sql/v1beta4/projects/acme-sandbox/instances, $.xgafv=1",
    "GET,    sql/v1beta4/projects/acme-sandbox/instances, alt=media",
    "POST,   sql/v1beta4/projects/acme-sandbox/instances, validateOnly=true",
    "GET,    sql/v1beta4/projects/acme-sandbox/instances/main, fields=name",
    "PATCH,  sql/v1beta4/projects/acme-sandbox/instances/main, updateMask=settings",
    "DELETE, sql/v1beta4/projects/acme-sandbox/instances/main, requestId=1",
    "GET,    sql/v1beta4/projects/acme-sandbox/instances/main/databases, maxResults=1",
    "GET,    sql/v1beta4/projects/acme-sandbox/instances/main/users, filter=name:shop",
    "GET,    sql/v1beta4/projects/acme-sandbox/instances/main/connectSettings, readTime=1",
    "GET,    sql/v1beta4/projects/acme-sandbox/operations, orderBy=name",
    "GET,    sql/v1beta4/flags, flagScope=SQL_FLAG_SCOPE_DATABASE",
    "POST,   compute/v1/projects/acme-sandbox/global/networks, requestId=1",
    "GET,    compute/v1/projects/acme-sandbox/global/networks, orderBy=name",
    "DELETE, compute/v1/projects/acme-sandbox/global/addresses/range, requestId=1",
    "POST,   compute/v1/projects/acme-sandbox/global/operations/one/wait, fields=name",
    "POST,   servicenetworking/v1/SERVICE, fields=name",
    "GET,    cloudresourcemanager/v1/projects/acme-sandbox, fields=projectNumber",
  })
  void a_parameter_that_is_not_supported_is_refused_by_its_name(
      String method, String path, String parameter) {
    HttpResponse<String> answer = send(method, path, parameter);

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).contains("'" + parameter.substring(0, parameter.indexOf('=')) + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, sql/v1beta4/projects/acme-sandbox/instances, alt=json&prettyPrint=false",
    "GET, sql/v1beta4/projects/acme-sandbox/instances, key=k&quotaUser=u&maxResults=1",
    "GET, sql/v1beta4/projects/acme-sandbox/operations, alt=json&instance=main",
    "GET, compute/v1/projects/acme-sandbox/global/networks, returnPartialSuccess=true",
    "GET, cloudresourcemanager/v1/projects/acme-sandbox, alt=json&prettyPrint=false&fields=",
  })
  void what_googles_clients_and_the_provider_send_is_taken(
      String method, String path, String parameters) {
    assertThat(send(method, path, parameters).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> send(String method, String path, String parameters) {
    String whole = path.replace("SERVICE", SERVICE) + "?" + parameters;
    return api.http(method, api.endpoints().root().resolve(whole), "");
  }
}
