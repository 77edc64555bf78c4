package io.ringfence.sandbox.process;

import io.ringfence.sandbox.files.JsonFile;
import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The running parts, one file each, written before anything else is done with a started process: so
 * a sandbox that was killed leaves a list of what it left behind.
 */
public final class ProcessRecords {
  private static final String SUFFIX = ".json";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final Runnable changed;

  /**
   * Records in a directory, made if missing.
   *
   * @param changed called after each change
   */
  public ProcessRecords(Path directory, Runnable changed) {
    this.directory = PrivateFiles.directory(directory);
    this.changed = changed;
  }

  public void save(ProcessRecord entry) {
    file(entry.name()).write(entry);
    changed.run();
  }

  public void remove(String name) {
    file(name).delete();
    changed.run();
  }

  public Optional<ProcessRecord> find(String name) {
    return file(name).read();
  }

  /** Every record, the oldest process first. */
  public List<ProcessRecord> all() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .flatMap(name -> find(name).stream())
          .sorted(Comparator.comparing(entry -> entry.process().startedAt()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a part's process, if it is recorded and still runs, and forgets it. */
  public void end(String name) {
    find(name).ifPresent(entry -> entry.stopSignal().end(entry.process(), PATIENCE));
    remove(name);
  }

  private void end(ProcessRecord entry) {
    entry.stopSignal().end(entry.process(), PATIENCE);
    remove(entry.name());
  }

  /**
   * Ends what an earlier run left behind, the youngest process first, and forgets it.
   *
   * @return the names of the parts that still ran
   */
  public List<String> endOrphans() {
    List<ProcessRecord> youngestFirst =
        all().stream()
            .sorted(
                Comparator.comparing((ProcessRecord entry) -> entry.process().startedAt())
                    .reversed())
            .toList();
    List<String> orphans =
        youngestFirst.stream().filter(ProcessRecord::runs).map(ProcessRecord::name).toList();
    youngestFirst.forEach(this::end);
    return orphans;
  }

  private JsonFile<ProcessRecord> file(String name) {
    return new JsonFile<>(directory.resolve(name + SUFFIX), ProcessRecord.class);
  }
}
