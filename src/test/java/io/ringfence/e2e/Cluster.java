package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the API server has in a stack's namespace, and what it is expected to have. */
final class Cluster {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path GOLDEN = Path.of("src/test/resources/io/ringfence/policy/seed");

  private final KubernetesClient client;
  private final String namespace;

  Cluster(TestStack stack) {
    this(stack.kubernetes(), stack.namespace());
  }

  Cluster(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** The specs of the policies, by name. */
  Map<String, JsonNode> policies() {
    return client.network().v1().networkPolicies().inNamespace(namespace).list().getItems().stream()
        .collect(
            Collectors.toMap(
                policy -> policy.getMetadata().getName(),
                policy -> tree(policy),
                (one, other) -> one,
                TreeMap::new));
  }

  /** The unique identifiers of the policies, which an update in place keeps. */
  Map<String, String> policyIdentifiers() {
    return client.network().v1().networkPolicies().inNamespace(namespace).list().getItems().stream()
        .collect(
            Collectors.toMap(
                policy -> policy.getMetadata().getName(), policy -> policy.getMetadata().getUid()));
  }

  Map<String, String> configMap(String name) {
    return client.configMaps().inNamespace(namespace).withName(name).require().getData();
  }

  /** The checksum that the ConfigMap and the Secret of this name agree on. */
  String checksum(String name) {
    var configMap = client.configMaps().inNamespace(namespace).withName(name).require();
    var secret = client.secrets().inNamespace(namespace).withName(name).require();
    String checksum =
        Objects.requireNonNull(
            configMap.getMetadata().getAnnotations().get("ringfence.io/checksum"));
    assertThat(secret.getMetadata().getAnnotations())
        .containsEntry("ringfence.io/checksum", checksum);
    return checksum;
  }

  Map<String, String> secret(String name) {
    var decoded = new TreeMap<String, String>();
    client
        .secrets()
        .inNamespace(namespace)
        .withName(name)
        .require()
        .getData()
        .forEach(
            (key, value) ->
                decoded.put(
                    key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    return decoded;
  }

  /** Every block of addresses to which a policy opens a port, once for each rule that does. */
  List<String> blocksOn(int port) {
    return policies().values().stream()
        .flatMap(policy -> elements(policy.path("egress")))
        .filter(rule -> elements(rule.path("ports")).anyMatch(p -> p.path("port").asInt() == port))
        .flatMap(rule -> elements(rule.path("to")))
        .map(peer -> peer.at("/ipBlock/cidr").asText())
        .toList();
  }

  /** The versions of all policies, ConfigMaps and Secrets: each write gives another. */
  Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    Stream.of(
            client.network().v1().networkPolicies().inNamespace(namespace).list().getItems(),
            client.configMaps().inNamespace(namespace).list().getItems(),
            client.secrets().inNamespace(namespace).list().getItems())
        .<HasMetadata>flatMap(List::stream)
        .forEach(
            object ->
                versions.put(
                    object.getKind() + "/" + object.getMetadata().getName(),
                    object.getMetadata().getResourceVersion()));
    return versions;
  }

  /** Changes a policy as a person with {@code kubectl edit} would, beside us. */
  void edit(String policy, UnaryOperator<NetworkPolicy> change) {
    client.network().v1().networkPolicies().inNamespace(namespace).withName(policy).edit(change);
  }

  void delete(String policy) {
    client.network().v1().networkPolicies().inNamespace(namespace).withName(policy).delete();
  }

  /** How many objects of ours there are. */
  int size() {
    return policies().size()
        + client
            .configMaps()
            .inNamespace(namespace)
            .withLabel("app.kubernetes.io/managed-by", "ringfence")
            .list()
            .getItems()
            .size()
        + client.secrets().inNamespace(namespace).list().getItems().size();
  }

  /** The specs that a posture should give, with the database's block in its place. */
  static Map<String, JsonNode> expectedPolicies(String posture, String block) {
    return golden(GOLDEN.resolve(posture + ".yaml"), Map.of("${main}", block));
  }

  /** The specs in a file of policies, with texts replaced. */
  static Map<String, JsonNode> golden(Path file, Map<String, String> replacements) {
    var expected = new TreeMap<String, JsonNode>();
    try {
      String text = Files.readString(file);
      for (var replacement : replacements.entrySet()) {
        text = text.replace(replacement.getKey(), replacement.getValue());
      }
      try (var policies = YAML.readerFor(NetworkPolicy.class).<NetworkPolicy>readValues(text)) {
        policies.forEachRemaining(
            policy -> expected.put(policy.getMetadata().getName(), tree(policy)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return expected;
  }

  Map<String, String> annotations(String policy) {
    return client
        .network()
        .v1()
        .networkPolicies()
        .inNamespace(namespace)
        .withName(policy)
        .require()
        .getMetadata()
        .getAnnotations();
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static JsonNode tree(NetworkPolicy policy) {
    try {
      return JSON.readTree(new KubernetesSerialization().asJson(policy.getSpec()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
