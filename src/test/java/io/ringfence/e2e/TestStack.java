package io.ringfence.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A committed stack under the real engine, with a project folder, a state, a namespace, a network
 * and a range of addresses of its own.
 */
final class TestStack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final StackFile file;
  private final KubernetesClient kubernetes;
  private final GoogleApi google;
  private final WorkspaceStack stack;
  private final Map<String, String> environment;
  private final List<EngineEvent> events = Collections.synchronizedList(new ArrayList<>());

  /** The sandbox's committed stack. */
  TestStack(Sandbox sandbox, String name) {
    this(sandbox, name, committed("sandbox"), ProjectFiles.BUILT_JAR);
  }

  /**
   * A stack of any name.
   *
   * @param like the file of the stack that it is like, a committed one as a rule
   */
  TestStack(Sandbox sandbox, String name, Path like, ProjectFiles project) {
    this(sandbox, name, like, project, Optional.empty());
  }

  /** A stack that can read the outputs of another, because both are kept in the same place. */
  static TestStack beside(TestStack other, Sandbox sandbox, String name, Path like) {
    return new TestStack(sandbox, name, like, ProjectFiles.BUILT_JAR, Optional.of(other));
  }

  /** The sandbox's committed stack, run by somebody whose own cluster is another. */
  static TestStack whereKubeconfigIs(Path kubeconfig, Sandbox sandbox, String name) {
    return new TestStack(
        sandbox,
        name,
        committed("sandbox"),
        ProjectFiles.BUILT_JAR,
        Optional.empty(),
        Map.of("KUBECONFIG", kubeconfig.toString()));
  }

  private TestStack(
      Sandbox sandbox, String name, Path like, ProjectFiles project, Optional<TestStack> beside) {
    this(sandbox, name, like, project, beside, Map.of());
  }

  private TestStack(
      Sandbox sandbox,
      String name,
      Path like,
      ProjectFiles project,
      Optional<TestStack> beside,
      Map<String, String> variables) {
    this.kubernetes = sandbox.kubernetes();
    try {
      this.folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/e2e")), name);
      project.write(folder);
      this.file = StackFile.copy(like, folder.resolve("Pulumi." + name + ".yaml"));
      this.google = new GoogleApi(sandbox, file.get("gcp:project").asText());
      moveToSandbox(sandbox);
      createNamespace();
      this.environment = beside.isPresent() ? beside.get().environment : ownEnvironment(sandbox);
      environment.putAll(variables);
      this.stack = LocalWorkspace.createStack(name, folder, options());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (AutomationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The file of a stack that is committed, for example {@code prod}. */
  static Path committed(String stack) {
    return Path.of("Pulumi." + stack + ".yaml");
  }

  /** The project's folder. */
  Path folder() {
    return folder;
  }

  String namespace() {
    return folder.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** The network that the stack makes or uses. */
  String network() {
    return namespace();
  }

  /** Whether the network is there before the stack and after it. */
  boolean usesLongLivedNetwork() {
    return networkInFile().has("existing");
  }

  StackFile file() {
    return file;
  }

  KubernetesClient kubernetes() {
    return kubernetes;
  }

  GoogleApi google() {
    return google;
  }

  /** What the engine told of the last run, in its order. */
  List<EngineEvent> events() {
    return List.copyOf(events);
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

  /** What the engine's own command prints, run in the project's folder on this stack. */
  String pulumi(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("pulumi"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--stack", stack.name()));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + ": " + printed);
    }
    return printed;
  }

  /** The resources in the stack's exported state. */
  State state() throws AutomationException {
    return new State(JSON.valueToTree(stack.exportStack().deployment()).path("resources"));
  }

  /** Everything that the backend keeps of this stack on disk, as text. */
  String stateOnDisk() throws IOException {
    return String.join("\n", FileTree.contents(folder.resolve("state")).values());
  }

  /** Leaves no namespace even where the destroy fails, so that a failed test harms no other. */
  @Override
  public void close() throws AutomationException {
    try (kubernetes) {
      try {
        destroy();
      } finally {
        kubernetes.namespaces().withName(namespace()).delete();
      }
    }
  }

  private void createNamespace() {
    kubernetes
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace()).endMetadata().build())
        .create();
  }

  /** Swaps what names a place: the cluster, the namespace, the network and its range. */
  private void moveToSandbox(Sandbox sandbox) {
    file.setIn("ringfence:cluster", "", "kubeconfig", sandbox.kubeconfig().toString());
    file.setIn("ringfence:cluster", "", "context", "ringfence-sandbox");
    file.set("ringfence:namespace", namespace());
    if (!networkInFile().isMissingNode()) {
      moveNetwork(sandbox);
    }
  }

  private void moveNetwork(Sandbox sandbox) {
    String firstAddress = "127.%d.0.0".formatted(100 + sandbox.nextStack());
    boolean exists = usesLongLivedNetwork();
    boolean reserves = networkInFile().has("privateServiceRange");
    if (exists) {
      google.createNetwork(network());
    }
    if (!reserves) {
      google.connect(network(), firstAddress);
    }
    setInNetwork(exists ? "existing" : "name", network());
    if (reserves) {
      setInNetwork("privateServiceRange", firstAddress + "/16");
    }
  }

  private JsonNode networkInFile() {
    return file.get("ringfence:databases").at("/main/network");
  }

  private void setInNetwork(String key, String value) {
    file.setIn("ringfence:databases", "/main/network", key, value);
  }

  private Map<String, String> ownEnvironment(Sandbox sandbox) throws IOException {
    Path state = Files.createDirectory(folder.resolve("state"));
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("PULUMI_BACKEND_URL", state.toAbsolutePath().toUri().toString());
    environment.remove("PULUMI_CONFIG_PASSPHRASE_FILE");
    environment.put("PULUMI_CONFIG_PASSPHRASE", UUID.randomUUID().toString());
    return environment;
  }

  private LocalWorkspaceOptions options() throws AutomationException {
    return LocalWorkspaceOptions.builder()
        .environmentVariables(environment)
        .pulumiCommand(new StructuredOutputs())
        .build();
  }
}
