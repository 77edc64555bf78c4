package io.ringfence.cluster;

import com.pulumi.exceptions.RunException;
import java.util.Locale;

/** A binding needs more of a database's login than another stack tells. */
public final class IncompleteLoginException extends RunException {

  IncompleteLoginException(String binding, String database, BindingValue missing) {
    super(
        """
        the binding %s needs the %s of ringfence:databases.%s
            the stack that the database belongs to does not tell it; no policy was changed
            fix: there, list the database and the user, and share: [USER]; or choose keys here that \
        need no %2$s\
        """
            .formatted(binding, missing.name().toLowerCase(Locale.ROOT), database));
  }
}
