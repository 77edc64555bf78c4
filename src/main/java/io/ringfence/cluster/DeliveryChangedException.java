package io.ringfence.cluster;

import com.pulumi.exceptions.RunException;

/** A stack's objects were applied and are to be rendered, or the reverse. */
public final class DeliveryChangedException extends RunException {

  DeliveryChangedException(String begun, String wanted, String urn) {
    super(
        """
        ringfence:render
            until now the objects of this stack were %s, and now they are to be %s; the change would \
        remove all of them, the policies first; nothing was changed
            fix: let the stack forget them, which leaves them where they are: pulumi state delete \
        --target-dependents '%s'\
        """
            .formatted(begun, wanted, urn));
  }
}
