package io.ringfence.sandbox.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.services.compute.model.Address;
import com.google.api.services.compute.model.Network;
import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.ringfence.sandbox.daemon.SandboxFacts;
import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Makes in the sandbox what a stack's file takes for granted at Google: networks that exist. */
final class GoogleProjects {
  private static final String CONNECTIONS = "services/servicenetworking.googleapis.com/connections";
  private static final RetryPolicy<JsonNode> UNTIL_DONE =
      RetryPolicy.<JsonNode>builder()
          .handleResultIf(operation -> !isDone(operation))
          .withDelay(Duration.ofMillis(100))
          .withMaxRetries(600)
          .build();

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SandboxFacts.GoogleApi api;

  GoogleProjects(SandboxFacts.GoogleApi api) {
    this.api = api;
  }

  /** Makes a network as projects have them: without subnets, which nothing here asks for. */
  void create(Needs.Network network) {
    compute(
        network.project(),
        "networks",
        new Network().setName(network.name()).setAutoCreateSubnetworks(false));
  }

  /**
   * Gives a network private services access, each of whose ranges has 2^16 addresses.
   *
   * @param firstAddresses one for each of the network's ranges
   */
  void connect(Needs.Network network, Iterator<String> firstAddresses) {
    for (String range : network.ranges()) {
      compute(
          network.project(),
          "addresses",
          new Address()
              .setName(range)
              .setPurpose("VPC_PEERING")
              .setAddressType("INTERNAL")
              .setAddress(firstAddresses.next())
              .setPrefixLength(16)
              .setNetwork(path(network.project(), network.name())));
    }
    JsonNode project =
        send(request(api.resourceManagerEndpoint() + "projects/" + network.project()));
    var connection =
        Map.of(
            "network",
            path(project.required("projectNumber").asText(), network.name()),
            "reservedPeeringRanges",
            List.copyOf(network.ranges()));
    await(
        api.serviceNetworkingEndpoint() + "operations",
        post(api.serviceNetworkingEndpoint() + CONNECTIONS, connection));
  }

  private void compute(String project, String collection, Object resource) {
    String global = api.computeEndpoint() + "projects/" + project + "/global/";
    await(global + "operations", post(global + collection, resource));
  }

  private static String path(String project, String network) {
    return "projects/" + project + "/global/networks/" + network;
  }

  /** An operation's link to itself names Google's own host, so it is asked for by its name. */
  private void await(String operations, JsonNode operation) {
    String name = operation.required("name").asText().replaceFirst("^operations/", "");
    JsonNode last = Failsafe.with(UNTIL_DONE).get(() -> send(request(operations + "/" + name)));
    if (!isDone(last) || last.has("error")) {
      throw new RehearsalException("The sandbox could not make a network: " + last);
    }
  }

  private static boolean isDone(JsonNode operation) {
    return operation.path("status").asText().equals("DONE") || operation.path("done").asBoolean();
  }

  private JsonNode post(String url, Object body) {
    return send(
        request(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.valueToTree(body).toString())));
  }

  private HttpRequest.Builder request(String url) {
    String token = PrivateFiles.read(Path.of(api.tokenFile())).strip();
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new RehearsalException("The sandbox could not make a network: " + response.body());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
