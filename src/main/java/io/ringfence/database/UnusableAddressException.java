package io.ringfence.database;

import com.pulumi.exceptions.RunException;

/** The address that a database got must not become a rule. */
public final class UnusableAddressException extends RunException {

  UnusableAddressException(String database, String reported, String reason) {
    super(
        """
        ringfence:databases.%s = "%s"
            this is the address that the database got, but %s; no policy was changed
            fix: give the database a private address, within the range of its network\
        """
            .formatted(database, reported, reason));
  }
}
