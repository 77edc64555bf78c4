package io.ringfence.sandbox.googleapi.http;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * How many requests a project may make in a minute, as Google's <a
 * href="https://cloud.google.com/sql/quotas">per-minute quotas</a>: counted for each project and
 * refilled when the next minute begins.
 */
public final class RequestQuota {
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final Clock clock;
  private final int requestsPerMinute;
  private final Map<String, Integer> used = new HashMap<>();
  private long minute;

  /**
   * @param requestsPerMinute at least 1
   */
  public RequestQuota(Clock clock, int requestsPerMinute) {
    if (requestsPerMinute < 1) {
      throw new IllegalArgumentException("requestsPerMinute must be at least 1");
    }
    this.clock = clock;
    this.requestsPerMinute = requestsPerMinute;
  }

  /**
   * Counts one request.
   *
   * @throws GoogleApiException 429 once the project has used the minute's requests
   */
  public synchronized void take(String project) {
    long now = Math.floorDiv(clock.millis(), MILLIS_PER_MINUTE);
    if (now != minute) {
      minute = now;
      used.clear();
    }
    if (used.merge(project, 1, Integer::sum) > requestsPerMinute) {
      throw GoogleApiException.rateLimitExceeded(
          "Quota exceeded for quota metric 'Requests' and limit 'Requests per minute' ("
              + requestsPerMinute
              + ") of project '"
              + project
              + "'.");
    }
  }
}
