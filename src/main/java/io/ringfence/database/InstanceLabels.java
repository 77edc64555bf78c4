package io.ringfence.database;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The labels that say whose an instance is, for bills and for people who look at the console.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/label-instance">Label instances</a>
 */
public final class InstanceLabels {
  private static final String MANAGED_BY = "managed-by";
  private static final String PROJECT = "ringfence-project";
  private static final String STACK = "ringfence-stack";
  private static final int LONGEST_VALUE = 63;

  private InstanceLabels() {}

  /** Those of a stack, its names in the characters that a label may have. */
  public static Map<String, String> of(String project, String stack) {
    return Map.of(MANAGED_BY, "ringfence", PROJECT, value(project), STACK, value(stack));
  }

  /** The keys of these labels. */
  public static Set<String> keys() {
    return Set.of(MANAGED_BY, PROJECT, STACK);
  }

  private static String value(String name) {
    String fitting = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
    return fitting.substring(0, Math.min(fitting.length(), LONGEST_VALUE));
  }
}
