package io.ringfence.sandbox.daemon;

import io.ringfence.sandbox.files.JsonFile;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps {@code sandbox.json} true: there only while the sandbox is ready, with today's processes.
 */
final class FactsFile {
  private final JsonFile<SandboxFacts> file;
  private Optional<SandboxFacts> published = Optional.empty();

  FactsFile(JsonFile<SandboxFacts> file) {
    this.file = file;
  }

  synchronized void publish(SandboxFacts facts) {
    published = Optional.of(facts);
    file.write(facts);
  }

  /** Writes what has changed, if the sandbox is ready. */
  synchronized void refresh(UnaryOperator<SandboxFacts> change) {
    published.ifPresent(facts -> file.write(change.apply(facts)));
  }

  synchronized void withdraw() {
    published = Optional.empty();
    file.delete();
  }
}
