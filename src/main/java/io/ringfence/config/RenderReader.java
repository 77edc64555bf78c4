package io.ringfence.config;

import io.ringfence.cluster.Manifests;
import io.ringfence.seal.SealingCertificate;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where manifests are written, and for whom Secrets are sealed. */
final class RenderReader {
  private static final String ELSEWHERE =
      "give a directory from the project's folder, for example manifests or ../gitops/shop";

  private final Path folder;
  private final Problems problems;

  /**
   * Makes a reader.
   *
   * @param folder the project's
   */
  RenderReader(Path folder, Problems problems) {
    this.folder = folder.toAbsolutePath().normalize();
    this.problems = problems;
  }

  /**
   * What the file says, or nothing when it cannot be.
   *
   * @param seals whether there is something to seal
   */
  Optional<Manifests> read(RenderConfig config, boolean seals) {
    Optional<SealingCertificate> certificate =
        config.sealingCertificate().flatMap(this::certificate);
    if (config.sealingCertificate().isEmpty() && seals) {
      problems.add(
          "ringfence:render.sealingCertificate",
          "the stack has bindings with a password, and that is never written in plain",
          "name a file with what kubeseal --fetch-cert prints for the cluster");
    }
    return directory(config.directory()).map(directory -> new Manifests(directory, certificate));
  }

  /**
   * The directory, normalised: another name for the same one would remove the files that were just
   * written. It is not absolute, because on another machine it would be another.
   */
  private Optional<String> directory(Located<String> written) {
    try {
      Path given = Path.of(written.value());
      Path directory = folder.resolve(given).normalize();
      if (written.value().isBlank() || folder.startsWith(directory)) {
        problems.add(
            written.path(), written.value(), "manifests need a place of their own", ELSEWHERE);
      } else if (given.isAbsolute() || given.startsWith("~")) {
        problems.add(
            written.path(),
            written.value(),
            "this is another place on another machine, and a change of place writes all files anew",
            ELSEWHERE);
      } else {
        return Optional.of(folder.relativize(directory).toString());
      }
    } catch (InvalidPathException e) {
      problems.add(written.path(), written.value(), "not a path", ELSEWHERE);
    }
    return Optional.empty();
  }

  private Optional<SealingCertificate> certificate(Located<String> file) {
    try {
      return Optional.of(SealingCertificate.read(folder.resolve(file.value())));
    } catch (InvalidPathException e) {
      problems.add(file.path(), file.value(), "not a path", "name the file of the certificate");
    } catch (IllegalArgumentException e) {
      problems.add(
          file.path(),
          file.value(),
          String.valueOf(e.getMessage()),
          "write what kubeseal --fetch-cert prints to this file");
    }
    return Optional.empty();
  }
}
