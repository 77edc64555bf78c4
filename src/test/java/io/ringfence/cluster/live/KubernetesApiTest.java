package io.ringfence.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigFile;
import io.ringfence.cluster.live.ClusterAccess.KubeconfigText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against an API server that says no more than what is asked of it. */
class KubernetesApiTest {
  private static final String FORBIDDEN =
      """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 403, "message": "no"}
      """;

  @TempDir Path home;
  private HttpServer server;
  private LiveClusterReader reader;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    answer("/version", 200, "{\"major\": \"1\", \"minor\": \"34\", \"gitVersion\": \"v1.34.1\"}");
    reader = new KubernetesApi(home);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void answerAll() {
    answer(
        "/api/v1/namespaces/kube-system",
        200,
        """
        {"kind": "Namespace", "apiVersion": "v1", "metadata": {"name": "kube-system", "uid": "u-1"}}
        """);
    answer(
        "/apis/apps/v1/daemonsets",
        200,
        """
        {"kind": "DaemonSetList", "apiVersion": "apps/v1", "metadata": {},
         "items": [{"metadata": {"name": "calico-node", "namespace": "calico-system"}}]}
        """);
  }

  private Path kubeconfig(String name) throws IOException {
    return Files.writeString(home.resolve(name), text());
  }

  private String text() {
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: one, cluster: {server: "http://127.0.0.1:%d"}}]
    users: [{name: me, user: {token: secret}}]
    contexts:
    - {name: first, context: {cluster: one, user: me}}
    - {name: second, context: {cluster: two, user: me}}
    current-context: first
    """
        .formatted(server.getAddress().getPort());
  }

  private static ClusterAccess file(String path) {
    return new KubeconfigFile(Optional.of(path), Optional.empty());
  }

  @Test
  void reads_the_name_the_uid_and_the_agents() throws IOException {
    answerAll();

    assertThat(reader.read(file(kubeconfig("config").toString())))
        .isEqualTo(new LiveCluster("one", Optional.of("u-1"), new Enforcement.Enforced("Calico")));
  }

  @Test
  void takes_a_kubeconfig_of_the_home_and_one_in_memory() throws IOException {
    answerAll();
    kubeconfig("config");

    assertThat(reader.read(file("~/config")).name()).isEqualTo("one");
    assertThat(reader.read(new KubeconfigText(text())).uid()).hasValue("u-1");
  }

  @Test
  void a_caller_who_may_not_look_still_learns_that_the_cluster_is_there() throws IOException {
    answer("/api/v1/namespaces/kube-system", 403, FORBIDDEN);
    answer("/apis/apps/v1/daemonsets", 403, FORBIDDEN);

    LiveCluster cluster = reader.read(file(kubeconfig("config").toString()));

    assertThat(cluster.uid()).isEmpty();
    assertThat(cluster.enforcement())
        .isEqualTo(
            new Enforcement.Unknown(
                "its DaemonSets and nodes may not be listed by whoever runs this"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"'' | true", "'{\"metadata\": {\"name\": \"node-1\"}}' | false"})
  void nothing_can_be_at_risk_in_a_cluster_without_nodes(String nodes, boolean idle)
      throws IOException {
    answer("/api/v1/namespaces/kube-system", 403, FORBIDDEN);
    answer(
        "/apis/apps/v1/daemonsets",
        200,
        "{\"kind\": \"DaemonSetList\", \"apiVersion\": \"apps/v1\", \"items\": []}");
    answer(
        "/api/v1/nodes",
        200,
        "{\"kind\": \"NodeList\", \"apiVersion\": \"v1\", \"items\": [%s]}".formatted(nodes));

    Enforcement enforcement = reader.read(file(kubeconfig("config").toString())).enforcement();

    assertThat(enforcement).isInstanceOf(idle ? Enforcement.Idle.class : Enforcement.Unknown.class);
  }

  @Test
  void a_caller_who_is_nobody_here_is_told() throws IOException {
    answer("/api/v1/namespaces/kube-system", 401, FORBIDDEN);

    assertThatThrownBy(() -> reader.read(file(kubeconfig("config").toString())))
        .isInstanceOf(UnreachableClusterException.class);
  }

  @Test
  void says_which_server_does_not_answer() throws IOException {
    Path kubeconfig = kubeconfig("config");
    server.stop(0);

    assertThatThrownBy(() -> reader.read(file(kubeconfig.toString())))
        .isInstanceOf(UnreachableClusterException.class)
        .hasMessageContaining(
            "http://127.0.0.1:" + server.getAddress().getPort() + "/ does not answer: ");
  }

  @Test
  void never_goes_on_with_another_context_than_the_one_named() throws IOException {
    String path = kubeconfig("config").toString();

    assertThatThrownBy(
            () -> reader.read(new KubeconfigFile(Optional.of(path), Optional.of("third"))))
        .isInstanceOf(UnreachableClusterException.class)
        .hasMessage("the kubeconfig has no context third");
  }

  @Test
  void says_that_there_is_no_kubeconfig() {
    assertThatThrownBy(() -> reader.read(file("~/absent")))
        .isInstanceOf(UnreachableClusterException.class)
        .hasMessage("there is no kubeconfig " + home.resolve("absent") + " to read");
  }

  @Test
  void says_that_a_file_is_no_kubeconfig() throws IOException {
    Path file = Files.writeString(home.resolve("config"), "{ : not yaml");

    assertThatThrownBy(() -> reader.read(file(file.toString())))
        .isInstanceOf(UnreachableClusterException.class);
  }
}
