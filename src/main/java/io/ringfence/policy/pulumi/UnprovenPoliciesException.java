package io.ringfence.policy.pulumi;

import com.pulumi.exceptions.RunException;
import io.ringfence.proof.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** The policies do not hold what they must. The message names all of it; none was changed. */
public final class UnprovenPoliciesException extends RunException {

  UnprovenPoliciesException(List<Violation> violations) {
    super(
        violations.stream()
            .map(violation -> "  " + violation)
            .collect(
                Collectors.joining(
                    "\n\n", "The policies do not hold; none was changed.\n\n", "\n")));
  }
}
