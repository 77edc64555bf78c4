package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.pulumi.automation.OperationType;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every kind of peer, in two namespaces, accepted by the real API server with the dataplanes' own
 * custom resource definitions. A server drops what a definition does not know, so that what comes
 * back says that all of it is known.
 */
@ExtendWith(OnSandbox.class)
class PeersIT {
  private static final Path FOLDER = Path.of("src/test/resources/io/ringfence");
  private static final Path DEFINITIONS =
      Path.of("sandbox/src/main/resources/io/ringfence/sandbox/rehearsal");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeAll
  static void installDefinitions(Sandbox sandbox) throws IOException {
    try (KubernetesClient kubernetes = sandbox.kubernetes();
        Stream<Path> files = Files.list(DEFINITIONS)) {
      for (Path file : files.toList()) {
        var definition =
            kubernetes
                .getKubernetesSerialization()
                .unmarshal(Files.readString(file), CustomResourceDefinition.class);
        kubernetes.resource(definition).forceConflicts().serverSideApply();
        kubernetes
            .resource(definition)
            .waitUntilCondition(PeersIT::isEstablished, 30, TimeUnit.SECONDS);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gke-v2, networking.gke.io/v1alpha1, FQDNNetworkPolicy",
    "cilium, cilium.io/v2, CiliumNetworkPolicy"
  })
  void the_api_server_takes_every_kind_of_peer_and_keeps_it_as_it_is(
      String dataplane, String apiVersion, String kind, Sandbox sandbox) throws Exception {
    Path folder = FOLDER.resolve("policy/peers").resolve(dataplane);
    try (var stack =
        new TestStack(
            sandbox, "peers" + dataplane, folder.resolve("stack.yaml"), ProjectFiles.BUILT_JAR)) {
      String other = stack.namespace() + "-money";
      stack.file().setIn("ringfence:workloads", "/payments", "namespace", other);
      stack.file().setIn("ringfence:cluster", "", "dataplane", dataplane);
      var namespace =
          new NamespaceBuilder().withNewMetadata().withName(other).endMetadata().build();
      stack.kubernetes().resource(namespace).create();
      try {
        stack.up();

        assertThat(specs(stack, other, apiVersion, kind))
            .isEqualTo(expected(folder.resolve("expected.yaml"), stack.namespace(), other));
        assertThat(stack.refresh().summary().resourceChanges())
            .containsOnlyKeys(OperationType.SAME);
      } finally {
        stack.kubernetes().resource(namespace).delete();
      }
    }
  }

  /** By namespace, name and kind, with the annotation that says why. */
  private static Map<String, JsonNode> specs(
      TestStack stack, String other, String apiVersion, String kind) {
    var specs = new TreeMap<String, JsonNode>();
    var kinds = Map.of("NetworkPolicy", "networking.k8s.io/v1", kind, apiVersion);
    for (String namespace : new String[] {stack.namespace(), other}) {
      kinds.forEach(
          (each, version) ->
              stack
                  .kubernetes()
                  .genericKubernetesResources(version, each)
                  .inNamespace(namespace)
                  .list()
                  .getItems()
                  .forEach(object -> put(specs, JSON.valueToTree(object))));
    }
    return specs;
  }

  private static Map<String, JsonNode> expected(Path golden, String home, String other)
      throws IOException {
    String text =
        Files.readString(golden)
            .replaceAll("(namespace|metadata\\.name): shop\n", "$1: " + home + "\n")
            .replaceAll("(namespace|metadata\\.name): money\n", "$1: " + other + "\n");
    var specs = new TreeMap<String, JsonNode>();
    try (var objects = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      objects.forEachRemaining(object -> put(specs, object));
    }
    return specs;
  }

  private static void put(Map<String, JsonNode> specs, JsonNode object) {
    JsonNode metadata = object.get("metadata");
    JsonNode kept =
        JSON.createObjectNode()
            .put("because", metadata.at("/annotations/ringfence.io~1because").asText())
            .set("spec", object.get("spec"));
    specs.put(
        "%s/%s %s"
            .formatted(
                metadata.path("namespace").asText(),
                metadata.path("name").asText(),
                object.path("kind").asText()),
        kept);
  }

  private static boolean isEstablished(CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(one -> one.getType().equals("Established") && one.getStatus().equals("True"));
  }
}
