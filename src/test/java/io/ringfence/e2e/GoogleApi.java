package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** One project, as Google's APIs show it to anyone with the token: not through the provider. */
final class GoogleApi {
  private static final String CONNECTIONS = "services/servicenetworking.googleapis.com/connections";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> environment;
  private final String project;

  GoogleApi(Sandbox sandbox, String project) {
    this.environment = sandbox.environment();
    this.project = project;
  }

  /** What there is in a network and the network itself, by kind; empty where there is nothing. */
  Map<String, List<JsonNode>> in(String network) {
    var found = new TreeMap<String, List<JsonNode>>();
    found.put("networks", list(compute("networks"), "items", named(network)));
    found.put("addresses", list(compute("addresses"), "items", within("/network", network)));
    found.put("connections", list(connections(), "connections", within("/network", network)));
    found.put(
        "instances",
        list(sql(), "items", within("/settings/ipConfiguration/privateNetwork", network)));
    return found;
  }

  void createNetwork(String name) {
    done(
        compute("operations"),
        post(compute("networks"), Map.of("name", name, "autoCreateSubnetworks", false)));
  }

  /** A GKE cluster, which is the sandbox's own, with settings of its own. */
  void createCluster(String name, Map<String, ?> settings) {
    var cluster = new TreeMap<String, Object>(settings);
    cluster.put("name", name);
    String location = endpoint("CONTAINER") + "projects/" + project + "/locations/europe-west1/";
    done(location + "operations", post(location + "clusters", Map.of("cluster", cluster)));
  }

  /** Gives a network its private services access: a range of 2^16 addresses, and the connection. */
  void connect(String network, String firstAddress) {
    String range = network + "-range";
    Map<String, ?> address =
        Map.of(
            "name",
            range,
            "purpose",
            "VPC_PEERING",
            "addressType",
            "INTERNAL",
            "address",
            firstAddress,
            "prefixLength",
            16,
            "network",
            "projects/" + project + "/global/networks/" + network);
    done(compute("operations"), post(compute("addresses"), address));
    done(
        serviceNetworking("operations"),
        post(
            serviceNetworking(CONNECTIONS),
            Map.of("network", numbered(network), "reservedPeeringRanges", List.of(range))));
  }

  private String compute(String collection) {
    return endpoint("COMPUTE") + "projects/" + project + "/global/" + collection;
  }

  private String sql() {
    return endpoint("SQL") + "projects/" + project + "/instances";
  }

  private String serviceNetworking(String path) {
    return endpoint("SERVICE_NETWORKING") + path;
  }

  private String connections() {
    return serviceNetworking(CONNECTIONS) + "?network=" + numbered("-");
  }

  /** Service Networking takes the project's number where the others take its name. */
  private String numbered(String network) {
    JsonNode found = get(endpoint("RESOURCE_MANAGER") + "projects/" + project);
    return "projects/%s/global/networks/%s"
        .formatted(found.required("projectNumber").asText(), network);
  }

  private String endpoint(String product) {
    return Objects.requireNonNull(environment.get("GOOGLE_" + product + "_CUSTOM_ENDPOINT"));
  }

  private List<JsonNode> list(String url, String field, Predicate<JsonNode> which) {
    JsonNode answer = get(url);
    assertThat(answer.path("nextPageToken").isMissingNode()).as("all on one page").isTrue();
    return StreamSupport.stream(answer.path(field).spliterator(), false).filter(which).toList();
  }

  private static Predicate<JsonNode> named(String name) {
    return item -> item.path("name").asText().equals(name);
  }

  private static Predicate<JsonNode> within(String pointer, String network) {
    return item -> item.at(pointer).asText().endsWith("/networks/" + network);
  }

  /** Waits for an operation; its link to itself names Google's own host, so it is not followed. */
  private void done(String operations, JsonNode operation) {
    String name = operation.required("name").asText().replace("operations/", "");
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              JsonNode now = get(operations + "/" + name);
              assertThat(now.path("error").isMissingNode()).as("%s", now).isTrue();
              return now.path("status").asText().equals("DONE") || now.path("done").asBoolean();
            });
  }

  private JsonNode get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)));
  }

  private JsonNode post(String url, Map<String, ?> body) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.valueToTree(body).toString())));
  }

  private JsonNode send(HttpRequest.Builder request) {
    String token = environment.get("GOOGLE_OAUTH_ACCESS_TOKEN");
    try {
      var response =
          http.send(
              request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
      assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(200);
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
