package io.ringfence.sandbox.rehearsal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What git knows of a stack's file. */
final class FileHistory {
  private final Path folder;
  private final String name;

  /**
   * @param file a stack's file, in a git working tree or not
   */
  FileHistory(Path file) {
    this.folder = file.toAbsolutePath().resolveSibling("").normalize();
    this.name = file.getFileName().toString();
  }

  /**
   * Where a rehearsal starts: at the last tag on this branch that has the file; where there is no
   * such tag, at the last commit, if the file has changed since.
   *
   * @param current the file as it is now
   * @return nothing when git knows no other version than the current one
   */
  Optional<Version> lastReleased(String current) {
    Optional<String> tags =
        git(
            "for-each-ref",
            "--merged=HEAD",
            "--sort=-creatordate",
            "--format=%(refname)",
            "refs/tags");
    return tags.stream()
        .flatMap(String::lines)
        .flatMap(tag -> at(tag).stream())
        .findFirst()
        .or(() -> at("HEAD").filter(committed -> !committed.text().equals(current)));
  }

  /** The file as it was at a tag, a branch or a commit; nothing when it was not there. */
  Optional<Version> at(String revision) {
    return git("show", "--end-of-options", revision + ":./" + name)
        .map(text -> new Version(label(revision), text));
  }

  private static String label(String revision) {
    return revision.equals("HEAD") ? "the last commit" : revision.replaceFirst("^refs/tags/", "");
  }

  /** What git prints; nothing when it fails, or is not installed. */
  private Optional<String> git(String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
