package io.ringfence.sandbox.rehearsal;

import io.ringfence.sandbox.daemon.SandboxFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/** Makes the namespaces that a stack's file takes for granted. */
final class Namespaces {
  private final SandboxFacts facts;

  Namespaces(SandboxFacts facts) {
    this.facts = facts;
  }

  void create(Set<String> names) {
    names.stream().filter(name -> !name.equals("default")).forEach(this::create);
  }

  private void create(String name) {
    try {
      Process kubectl =
          new ProcessBuilder(
                  Path.of(facts.tools(), "kubectl").toString(),
                  "--kubeconfig",
                  facts.kubernetes().kubeconfig(),
                  "create",
                  "namespace",
                  name)
              .redirectErrorStream(true)
              .start();
      String output =
          new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (kubectl.waitFor() != 0) {
        throw new RehearsalException("The namespace " + name + " cannot be made: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
