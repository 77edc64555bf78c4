package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.InsightsConfig;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.Optional;

/**
 * Query Insights (<a
 * href="https://cloud.google.com/sql/docs/postgres/using-query-insights">comparison of the
 * editions</a>): how long a query, in bytes, and how many plans a minute are kept.
 */
final class InsightsRules {
  private static final int LENGTH = 1024;
  private static final int PLANS = 5;
  private static final int LEAST_LENGTH = 256;
  private static final int MOST_LENGTH = 4500;
  private static final int MOST_PLANS = 20;
  private static final int MOST_LENGTH_PLUS = 100_000;
  private static final int MOST_PLANS_PLUS = 200;

  private InsightsRules() {}

  /** Fills in what insights that are on leave open. */
  static void fill(Settings settings) {
    InsightsConfig insights = settings.getInsightsConfig();
    if (insights != null && Boolean.TRUE.equals(insights.getQueryInsightsEnabled())) {
      insights
          .setQueryStringLength(Optional.ofNullable(insights.getQueryStringLength()).orElse(LENGTH))
          .setQueryPlansPerMinute(
              Optional.ofNullable(insights.getQueryPlansPerMinute()).orElse(PLANS));
    }
  }

  /**
   * Passes what the edition offers.
   *
   * @throws GoogleApiException 400 with what is wrong
   */
  static void check(Settings settings) {
    InsightsConfig insights = settings.getInsightsConfig();
    if (insights == null) {
      return;
    }
    boolean plus = settings.getEdition().equals("ENTERPRISE_PLUS");
    checkRange(
        "queryStringLength",
        Optional.ofNullable(insights.getQueryStringLength()).orElse(LENGTH),
        LEAST_LENGTH,
        plus ? MOST_LENGTH_PLUS : MOST_LENGTH);
    checkRange(
        "queryPlansPerMinute",
        Optional.ofNullable(insights.getQueryPlansPerMinute()).orElse(PLANS),
        0,
        plus ? MOST_PLANS_PLUS : MOST_PLANS);
    if (Boolean.TRUE.equals(insights.getEnhancedQueryInsightsEnabled()) && !plus) {
      throw GoogleApiException.invalid(
          "Invalid request: Enhanced query insights can only be enabled with the edition"
              + " ENTERPRISE_PLUS.");
    }
  }

  private static void checkRange(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw GoogleApiException.invalid(
          "Invalid request: insightsConfig.%s must be between %d and %d, not %d."
              .formatted(field, least, most, value));
    }
  }
}
