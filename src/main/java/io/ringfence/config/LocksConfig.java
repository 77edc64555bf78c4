package io.ringfence.config;

import io.ringfence.database.Locks;
import io.ringfence.schema.Key;
import java.util.Optional;

/** The locks against a delete of an instance, one by one. */
public record LocksConfig(
    @Key("Pulumi's protect: the engine refuses; as protected says unless given.")
        Optional<Boolean> pulumi,
    @Key("The provider's deletionProtection: the provider refuses; as protected says unless given.")
        Optional<Boolean> provider,
    @Key(
            "The API's deletionProtectionEnabled: Google refuses, whoever asks; as protected says"
                + " unless given.")
        Optional<Boolean> api) {

  /** Whether none is written. */
  boolean isEmpty() {
    return pulumi.isEmpty() && provider.isEmpty() && api.isEmpty();
  }

  /** The locks, where those that are not written are as the whole says. */
  Locks locks(boolean isProtected) {
    return new Locks(
        pulumi.orElse(isProtected), provider.orElse(isProtected), api.orElse(isProtected));
  }
}
