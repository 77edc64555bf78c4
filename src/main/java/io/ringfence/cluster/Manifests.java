package io.ringfence.cluster;

import io.ringfence.seal.SealingCertificate;
import java.util.Optional;

/**
 * Where manifests are written, for a GitOps tool to apply them.
 *
 * @param directory from the project's folder, normalised; each stack has a folder of its own in it
 * @param certificate for which Secrets are sealed; a stack with a binding needs one
 */
public record Manifests(String directory, Optional<SealingCertificate> certificate) {

  /** The folder of a stack. */
  public String of(String stack) {
    return directory + "/" + stack;
  }
}
