package io.ringfence.sandbox.daemon;

import io.ringfence.sandbox.files.JsonFile;
import io.ringfence.sandbox.process.ProcessRecord;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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

  /** Writes the processes anew, if the sandbox is ready. */
  synchronized void refresh(Supplier<List<ProcessRecord>> processes) {
    published.ifPresent(facts -> file.write(facts.withProcesses(processes.get())));
  }

  synchronized void withdraw() {
    published = Optional.empty();
    file.delete();
  }
}
