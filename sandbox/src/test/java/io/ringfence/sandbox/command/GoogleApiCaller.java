package io.ringfence.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.sandbox.daemon.SandboxFacts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Calls Google's APIs of a running sandbox over plain HTTP, with the token in its file. */
final class GoogleApiCaller {
  private static final String PROJECT = "projects/acme-sandbox";
  private static final String NETWORK = PROJECT + "/global/networks/acme";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SandboxFacts.GoogleApi api;

  GoogleApiCaller(SandboxFacts facts) {
    api = facts.googleApi();
  }

  /** Creates an instance with a private address of this range, and returns the address. */
  String createInstance(String name, String rangeStart) throws Exception {
    String compute = api.computeEndpoint() + PROJECT + "/global/";
    done(
        compute + "operations/",
        post(compute + "networks", "{'name': 'acme', 'autoCreateSubnetworks': false}"));
    done(
        compute + "operations/",
        post(
            compute + "addresses",
            "{'name': 'range', 'purpose': 'VPC_PEERING', 'addressType': 'INTERNAL',"
                + " 'prefixLength': 16, 'address': '%s', 'network': '%s'}"
                    .formatted(rangeStart, NETWORK)));
    done(
        api.serviceNetworkingEndpoint(),
        post(
            api.serviceNetworkingEndpoint()
                + "services/servicenetworking.googleapis.com/connections",
            "{'network': 'projects/%s/global/networks/acme', 'reservedPeeringRanges': ['range']}"
                .formatted(projectNumber())));
    done(
        api.sqlEndpoint() + PROJECT + "/operations/",
        post(
            api.sqlEndpoint() + PROJECT + "/instances",
            ("{'name': '%s', 'region': 'europe-west1', 'databaseVersion': 'POSTGRES_17',"
                    + " 'settings': {'tier': 'db-custom-1-3840', 'edition': 'ENTERPRISE',"
                    + " 'ipConfiguration': {'ipv4Enabled': false, 'privateNetwork': '%s'}}}")
                .formatted(name, NETWORK)));
    return instance(name).at("/ipAddresses/0/ipAddress").asText();
  }

  /** Service Networking takes the number where the others take the name. */
  private String projectNumber() throws Exception {
    return get(api.resourceManagerEndpoint() + PROJECT).get("projectNumber").asText();
  }

  JsonNode instance(String name) throws Exception {
    return get(api.sqlEndpoint() + PROJECT + "/instances/" + name);
  }

  /** The status of a request without a token. */
  int statusWithoutToken() throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create(api.sqlEndpoint() + PROJECT + "/instances")).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Waits for an operation; its link to itself names Google's own host, so it is not followed. */
  private void done(String operations, JsonNode operation) {
    String url = operations + operation.get("name").asText();
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              JsonNode now = get(url);
              assertThat(now.path("error").isMissingNode()).as("%s", now).isTrue();
              return now.path("status").asText().equals("DONE") || now.path("done").asBoolean();
            });
  }

  private JsonNode get(String url) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private JsonNode post(String url, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private JsonNode send(HttpRequest.Builder request) throws Exception {
    String token = Files.readString(Path.of(api.tokenFile()));
    HttpResponse<String> response =
        http.send(
            request.header("Authorization", "Bearer " + token).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }
}
