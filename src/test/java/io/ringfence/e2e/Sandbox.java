package io.ringfence.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** A sandbox of the tests' own, started by its command as a person would. */
final class Sandbox implements AutoCloseable {
  private static final Path JAR = Path.of("sandbox/target/ringfence-sandbox.jar");
  private static final Path TOOLS = Path.of("sandbox/tools/bin");

  private final Path directory;
  private final Map<String, String> environment;
  private final AtomicInteger stacks = new AtomicInteger();

  private Sandbox(Path directory) {
    this.directory = directory;
    run("wipe");
    run("start");
    this.environment = read(run("env", "--json"));
  }

  static Sandbox start(Path directory) {
    return new Sandbox(directory.toAbsolutePath());
  }

  /** What the sandbox says a program needs in its environment. */
  Map<String, String> environment() {
    return environment;
  }

  Path kubeconfig() {
    return Path.of(Objects.requireNonNull(environment.get("KUBECONFIG")));
  }

  KubernetesClient kubernetes() {
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(kubeconfig().toFile()))
        .build();
  }

  /** A number of its own for each stack, from which it takes its range of addresses. */
  int nextStack() {
    return stacks.incrementAndGet();
  }

  /** The server at an address, from the list of processes that the sandbox keeps. */
  DatabaseServer serverAt(String host) {
    try {
      JsonNode facts = new ObjectMapper().readTree(directory.resolve("sandbox.json").toFile());
      for (JsonNode part : facts.required("processes")) {
        if (part.path("address").asText().equals(host + ":5432")) {
          return DatabaseServer.of(part.required("process").required("pid").asLong());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("no server at " + host);
  }

  @Override
  public void close() {
    run("wipe");
  }

  private String run(String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--directory", directory.toString()));
    if (arguments[0].equals("start")) {
      command.addAll(List.of("--tools", TOOLS.toAbsolutePath().toString()));
    }
    try {
      Path output = Files.createTempFile("sandbox", ".out");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      int status = process.waitFor();
      String printed = Files.readString(output);
      Files.delete(output);
      assertThat(status).describedAs("%s: %s", command, printed).isZero();
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> read(String json) {
    try {
      return new ObjectMapper().readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
