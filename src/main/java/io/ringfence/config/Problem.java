package io.ringfence.config;

import java.util.Optional;

/**
 * Something wrong with the stack's file.
 *
 * @param path where, for example {@code ringfence:flows[2].to}
 * @param value what stands there, as JSON; empty when nothing does, or when it is a secret
 * @param message what is wrong with it
 * @param fix what to write instead
 */
public record Problem(String path, Optional<String> value, String message, String fix) {

  /** Three lines: the place and its value, what is wrong, the fix. */
  @Override
  public String toString() {
    String place = value.map(shown -> path + " = " + shown).orElse(path);
    return "%s\n    %s\n    fix: %s".formatted(place, message, fix);
  }
}
