package io.ringfence.sandbox.process;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something to become true. */
public final class Readiness {
  private Readiness() {}

  /**
   * Asks again and again until the answer is yes or the time is over. What the question throws is
   * thrown on at once.
   *
   * @return the last answer
   */
  public static boolean within(Duration time, BooleanSupplier question) {
    RetryPolicy<Boolean> policy =
        RetryPolicy.<Boolean>builder()
            .handleResult(false)
            .abortOn(RuntimeException.class)
            .withDelay(Duration.ofMillis(50))
            .withMaxRetries(-1)
            .withMaxDuration(time)
            .build();
    return Failsafe.with(policy).get(question::getAsBoolean);
  }
}
