package io.ringfence.database;

import com.pulumi.exceptions.RunException;

/** The address that a database got must not become a rule. */
public final class UnusableAddressException extends RunException {

  UnusableAddressException(String database, String reported, String reason) {
    super(
        "The database %s reports the address \"%s\", but %s. No policy was changed."
            .formatted(database, reported, reason));
  }
}
