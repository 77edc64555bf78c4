package io.ringfence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.DestroyOptions;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.PreviewResult;
import com.pulumi.automation.RefreshOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.UpResult;
import com.pulumi.automation.UpdateResult;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.automation.events.EngineEvent;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The committed sandbox stack under the real engine, with a project folder, a state, a namespace
 * and a range of addresses of its own.
 */
final class TestStack implements AutoCloseable {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Path folder;
  private final KubernetesClient kubernetes;
  private final WorkspaceStack stack;
  private final List<EngineEvent> events = Collections.synchronizedList(new ArrayList<>());

  TestStack(Sandbox sandbox, String name) {
    this.name = name;
    int number = sandbox.nextStack();
    this.kubernetes = sandbox.kubernetes();
    try {
      this.folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/e2e")), name);
      createNamespace();
      writeProject();
      writeStackFile(sandbox, number);
      this.stack = LocalWorkspace.createStack(name, folder, options(sandbox));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AutomationException e) {
      throw new IllegalStateException(e);
    }
  }

  String namespace() {
    return folder.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
  }

  KubernetesClient kubernetes() {
    return kubernetes;
  }

  /** What the engine told of the last run, in its order. */
  List<EngineEvent> events() {
    return List.copyOf(events);
  }

  /** Replaces a key of the stack's file by a value in YAML. */
  void set(String key, String yaml) {
    edit(config -> config.set(key, parse(yaml)));
  }

  /** Replaces a value inside a structured key, by a JSON pointer to its parent. */
  void setIn(String key, String parent, String child, String yaml) {
    edit(config -> ((ObjectNode) config.required(key).at(parent)).set(child, parse(yaml)));
  }

  /** What a key of the stack's file holds; a missing node when it holds nothing. */
  JsonNode configuration(String key) {
    try {
      return YAML.readTree(stackFile().toFile()).required("config").path(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a key the value back that {@link #configuration} told. */
  void restore(String key, JsonNode value) {
    edit(
        config -> {
          if (value.isMissingNode()) {
            config.remove(key);
          } else {
            config.set(key, value);
          }
        });
  }

  UpResult up() throws AutomationException {
    events.clear();
    return stack.up(UpOptions.builder().onEvent(events::add).build());
  }

  PreviewResult preview() throws AutomationException {
    events.clear();
    return stack.preview(PreviewOptions.builder().diff(true).onEvent(events::add).build());
  }

  UpdateResult refresh() throws AutomationException {
    events.clear();
    return stack.refresh(RefreshOptions.builder().onEvent(events::add).build());
  }

  UpdateResult destroy() throws AutomationException {
    events.clear();
    return stack.destroy(DestroyOptions.builder().onEvent(events::add).build());
  }

  /** The resources in the stack's exported state. */
  State state() throws AutomationException {
    return new State(JSON.valueToTree(stack.exportStack().deployment()).path("resources"));
  }

  /** Everything that the backend keeps of this stack on disk, as text. */
  String stateOnDisk() throws IOException {
    var text = new StringBuilder();
    try (var files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws AutomationException {
    destroy();
    kubernetes.namespaces().withName(namespace()).delete();
    kubernetes.close();
  }

  private void createNamespace() {
    kubernetes
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace()).endMetadata().build())
        .create();
  }

  private void writeProject() throws IOException {
    ObjectNode project = (ObjectNode) YAML.readTree(Path.of("Pulumi.yaml").toFile());
    project
        .putObject("runtime")
        .put("name", "java")
        .putObject("options")
        .put("binary", Path.of("target/ringfence.jar").toAbsolutePath().toString());
    YAML.writeValue(folder.resolve("Pulumi.yaml").toFile(), project);
  }

  private void writeStackFile(Sandbox sandbox, int number) throws IOException {
    JsonNode committed = YAML.readTree(Path.of("Pulumi.sandbox.yaml").toFile());
    YAML.writeValue(
        stackFile().toFile(), JSON.createObjectNode().set("config", committed.required("config")));
    setIn("ringfence:cluster", "", "kubeconfig", sandbox.kubeconfig().toString());
    set("ringfence:namespace", namespace());
    setIn(
        "ringfence:databases",
        "/main",
        "network",
        "{name: %s, privateServiceRange: 127.%d.0.0/16}".formatted(namespace(), 100 + number));
  }

  private LocalWorkspaceOptions options(Sandbox sandbox) throws IOException, AutomationException {
    Path state = Files.createDirectory(folder.resolve("state"));
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("PULUMI_BACKEND_URL", state.toAbsolutePath().toUri().toString());
    environment.remove("PULUMI_CONFIG_PASSPHRASE_FILE");
    environment.put("PULUMI_CONFIG_PASSPHRASE", UUID.randomUUID().toString());
    return LocalWorkspaceOptions.builder()
        .environmentVariables(environment)
        .pulumiCommand(new StructuredOutputs())
        .build();
  }

  private Path stackFile() {
    return folder.resolve("Pulumi." + name + ".yaml");
  }

  private void edit(java.util.function.Consumer<ObjectNode> change) {
    try {
      ObjectNode file = (ObjectNode) YAML.readTree(stackFile().toFile());
      change.accept((ObjectNode) file.required("config"));
      YAML.writeValue(stackFile().toFile(), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
