package io.ringfence.database;

/**
 * The locks that stand against a delete of a Cloud SQL instance. Each is independent of the others.
 *
 * @param pulumi Pulumi's {@code protect}: the engine refuses
 * @param provider the provider's {@code deletionProtection}: it refuses before it asks Google
 * @param api {@code deletionProtectionEnabled} of the instance: Google refuses, whoever asks
 */
public record Locks(boolean pulumi, boolean provider, boolean api) {

  /** Whether one of them stands in the way of a destroy. */
  public boolean any() {
    return pulumi || provider || api;
  }

  /** All three on, or all three off. */
  public static Locks all(boolean on) {
    return new Locks(on, on, on);
  }
}
