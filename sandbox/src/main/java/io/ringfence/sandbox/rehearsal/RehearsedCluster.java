package io.ringfence.sandbox.rehearsal;

import io.ringfence.sandbox.daemon.SandboxFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes what a stack's file takes for granted in its cluster. */
final class RehearsedCluster {
  /** What dataplanes bring for host names, by the names of the resources that hold it. */
  private static final List<String> HOST_POLICIES =
      List.of("fqdnnetworkpolicies.yaml", "ciliumnetworkpolicies.yaml");

  private final SandboxFacts facts;

  RehearsedCluster(SandboxFacts facts) {
    this.facts = facts;
  }

  void create(Set<String> namespaces) {
    namespaces.stream()
        .filter(name -> !name.equals("default"))
        .forEach(name -> kubectl(Redirect.PIPE, "create", "namespace", name));
  }

  /**
   * Defines the policies for host names.
   *
   * @param scratch a folder to put the definitions in
   */
  void defineHostPolicies(Path scratch) {
    for (String name : HOST_POLICIES) {
      Path file = scratch.resolve(name);
      try (InputStream definition =
          Objects.requireNonNull(RehearsedCluster.class.getResourceAsStream(name), name)) {
        Files.copy(definition, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      kubectl(Redirect.from(file.toFile()), "create", "--filename", "-");
    }
    kubectl(
        Redirect.PIPE,
        "wait",
        "--for=condition=Established",
        "--timeout=60s",
        "customresourcedefinitions",
        "--all");
  }

  private void kubectl(Redirect input, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(facts.tools(), "kubectl").toString(),
                "--kubeconfig",
                facts.kubernetes().kubeconfig()));
    command.addAll(List.of(arguments));
    try {
      Process kubectl =
          new ProcessBuilder(command).redirectInput(input).redirectErrorStream(true).start();
      String output =
          new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (kubectl.waitFor() != 0) {
        throw new RehearsalException(
            "The cluster cannot be prepared: %s: %s"
                .formatted(String.join(" ", arguments), output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
