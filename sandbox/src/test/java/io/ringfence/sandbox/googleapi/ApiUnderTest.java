package io.ringfence.sandbox.googleapi;

import static org.awaitility.Awaitility.await;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.compute.Compute;
import com.google.api.services.compute.model.Address;
import com.google.api.services.compute.model.Network;
import com.google.api.services.container.Container;
import com.google.api.services.sqladmin.SQLAdmin;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.Operation;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.container.ControlPlane;
import io.ringfence.sandbox.googleapi.resourcemanager.ProjectNumber;
import io.ringfence.sandbox.postgres.PostgresServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;

/** The API server under test, with Google's own clients on it. */
public final class ApiUnderTest implements AutoCloseable {
  public static final String TOKEN = "the-test's-token";
  public static final String PROJECT = "acme-sandbox";
  public static final ControlPlane CONTROL_PLANE =
      new ControlPlane("127.0.0.1:6443", "the authority's certificate");
  public static final String NETWORK = "projects/acme-sandbox/global/networks/main";

  private final GoogleApiServer server;

  public ApiUnderTest(Path state, PostgresServers postgres) {
    this(GoogleApiOptions.of(state, TOKEN, CONTROL_PLANE), postgres);
  }

  public ApiUnderTest(GoogleApiOptions options, PostgresServers postgres) {
    this.server = new GoogleApiServer(options, postgres, Clock.systemUTC()).start();
  }

  public GoogleApiEndpoints endpoints() {
    return server.endpoints();
  }

  public Map<String, String> failedInstances() {
    return server.failedInstances();
  }

  public SQLAdmin sql() {
    return sql(TOKEN);
  }

  public SQLAdmin sql(String token) {
    return new SQLAdmin.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), bearer(token))
        .setRootUrl(endpoints().root().toString())
        .setApplicationName("contract-test")
        .build();
  }

  public Compute compute() {
    return new Compute.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), bearer(TOKEN))
        .setRootUrl(endpoints().root().toString())
        .setApplicationName("contract-test")
        .build();
  }

  public Container container() {
    return new Container.Builder(
            new NetHttpTransport(), GsonFactory.getDefaultInstance(), bearer(TOKEN))
        .setRootUrl(endpoints().root().resolve("container/").toString())
        .setApplicationName("contract-test")
        .build();
  }

  private static HttpRequestInitializer bearer(String token) {
    // A connection kept for later would be taken for one to the next server on the same port.
    return request ->
        request.getHeaders().setAuthorization("Bearer " + token).set("Connection", "close");
  }

  /** Sends a request as a program without a client library does. */
  public HttpResponse<String> http(String method, URI uri, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + TOKEN)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for a Cloud SQL operation's end. */
  public Operation ended(Operation operation) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                sql().operations().get(operation.getTargetProject(), operation.getName()).execute(),
            current -> current.getStatus().equals("DONE"));
  }

  /** Waits for a Compute operation's end. */
  public com.google.api.services.compute.model.Operation ended(
      com.google.api.services.compute.model.Operation operation) throws IOException {
    return compute().globalOperations().wait(PROJECT, operation.getName()).execute();
  }

  /** A network with a range and a private connection. */
  public void connectNetwork(String range, int prefixLength) throws IOException {
    makeNetwork("main");
    makeRange("range", "main", range, prefixLength);
    connect("main", "range");
  }

  public void makeNetwork(String name) throws IOException {
    Network network = new Network().setName(name).setAutoCreateSubnetworks(false);
    ended(compute().networks().insert(PROJECT, network).execute());
  }

  public void makeRange(String name, String network, String address, int prefixLength)
      throws IOException {
    ended(
        compute()
            .globalAddresses()
            .insert(PROJECT, range(name, network, prefixLength).setAddress(address))
            .execute());
  }

  public static Address range(String name, String network, int prefixLength) {
    return new Address()
        .setName(name)
        .setAddressType("INTERNAL")
        .setPurpose("VPC_PEERING")
        .setPrefixLength(prefixLength)
        .setNetwork("projects/" + PROJECT + "/global/networks/" + network);
  }

  public HttpResponse<String> connect(String network, String... ranges) {
    HttpResponse<String> accepted = http("POST", connections(""), connection(network, ranges));
    if (accepted.statusCode() == 200) {
      awaitServiceNetworking(accepted);
    }
    return accepted;
  }

  public HttpResponse<String> awaitServiceNetworking(HttpResponse<String> accepted) {
    String name = accepted.body().replaceAll("(?s).*\"name\":\"(operations/[^\"]+)\".*", "$1");
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> http("GET", endpoints().serviceNetworking().resolve(name), ""),
            current -> current.body().contains("\"done\":true"));
  }

  public URI connections(String rest) {
    return endpoints()
        .serviceNetworking()
        .resolve("services/servicenetworking.googleapis.com/connections" + rest);
  }

  public static String connection(String network, String... ranges) {
    return "{\"network\": \""
        + numbered(network)
        + "\", \"reservedPeeringRanges\": [\""
        + String.join("\", \"", ranges)
        + "\"]}";
  }

  public static String numbered(String network) {
    return "projects/" + ProjectNumber.of(PROJECT) + "/global/networks/" + network;
  }

  /** An instance that Cloud SQL takes. */
  public static DatabaseInstance instance(String name) {
    return new DatabaseInstance()
        .setName(name)
        .setRegion("europe-west1")
        .setDatabaseVersion("POSTGRES_17")
        .setSettings(settings());
  }

  public static Settings settings() {
    return new Settings()
        .setTier("db-custom-1-3840")
        .setEdition("ENTERPRISE")
        .setIpConfiguration(new IpConfiguration().setIpv4Enabled(false).setPrivateNetwork(NETWORK));
  }

  public DatabaseInstance created(DatabaseInstance instance) throws IOException {
    Operation ended = ended(sql().instances().insert(PROJECT, instance).execute());
    if (ended.getError() != null) {
      throw new IllegalStateException(ended.getError().toString());
    }
    return sql().instances().get(PROJECT, instance.getName()).execute();
  }

  /** The error that a call is answered with. */
  public static GoogleJsonResponseException refused(Callable<?> call) throws Exception {
    try {
      call.call();
    } catch (GoogleJsonResponseException e) {
      return e;
    }
    throw new AssertionError("the call was not refused");
  }

  @Override
  public void close() {
    server.close();
  }
}
