package io.ringfence.database;

import com.pulumi.exceptions.RunException;

/** Another stack does not say what this one needs to know. */
public final class UnusableOutputException extends RunException {

  UnusableOutputException(String wantedAt, String reason, String fix) {
    super("%s%n    %s; nothing was changed%n    fix: %s".formatted(wantedAt, reason, fix));
  }
}
