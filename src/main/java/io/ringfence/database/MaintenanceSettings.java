package io.ringfence.database;

import io.ringfence.schema.Key;
import java.time.DayOfWeek;
import java.util.Optional;

/**
 * When Google may restart an instance to update it, and when not.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/maintenance">Maintenance on Cloud SQL
 *     instances</a>
 */
public record MaintenanceSettings(
    @Key("The hour of the week in which updates happen; any unless given.") Optional<Window> window,
    @Key("Days on which no update happens.") Optional<DenyPeriod> denyPeriod) {

  /** An hour of each week. */
  public record Window(
      @Key("The day of the week.") DayOfWeek day,
      @Key("The hour at which it begins: 0 to 23, in UTC.") int hour,
      @Key(
              value =
                  "How long after its announcement an update comes: canary after one week, stable"
                      + " after two, week5 after five.",
              defaultValue = "\"stable\"")
          UpdateTrack track) {}

  /** Days of one year, or of every year. */
  public record DenyPeriod(
      @Key("The first day, in quotes: \"2026-11-20\", or \"11-20\" for every year.")
          String startDate,
      @Key("The last day, written as the first is; at most 90 days.") String endDate,
      @Key(
              value = "The time at which it begins on the first day and ends on the last, in UTC.",
              defaultValue = "\"00:00:00\"")
          String time) {}

  /** The order in which instances are updated. */
  public enum UpdateTrack {
    CANARY,
    STABLE,
    WEEK5
  }
}
