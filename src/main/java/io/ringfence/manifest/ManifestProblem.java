package io.ringfence.manifest;

/**
 * Something wrong with a manifest.
 *
 * @param source which one, for example {@code shop.yaml, document 2}
 * @param field where in it, for example {@code spec.egress[0].to[1].ipBlock.cidr}; empty when it is
 *     all of it
 * @param message what is wrong
 * @param fix what to write instead
 */
public record ManifestProblem(String source, String field, String message, String fix) {

  /** Three lines: the place, what is wrong, the fix. */
  @Override
  public String toString() {
    String place = field.isEmpty() ? source : source + ": " + field;
    return "%s\n    %s\n    fix: %s".formatted(place, message, fix);
  }
}
