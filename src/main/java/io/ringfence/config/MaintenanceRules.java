package io.ringfence.config;

import io.ringfence.database.MaintenanceSettings;
import io.ringfence.database.MaintenanceSettings.DenyPeriod;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Cloud SQL refuses of maintenance windows and deny periods.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/set-maintenance-window">Find and set
 *     maintenance windows</a>
 */
final class MaintenanceRules {
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3])(:[0-5]\\d){2}");
  private static final int EVERY_YEAR_LENGTH = "11-20".length();
  private static final int LAST_HOUR = 23;
  private static final int MOST_DAYS = 90;

  /** For days of every year: the longest way from one to the other leads through a leap day. */
  private static final int BEFORE_A_LEAP_YEAR = 2027;

  private final Problems problems;

  MaintenanceRules(Problems problems) {
    this.problems = problems;
  }

  void check(String path, MaintenanceSettings maintenance) {
    maintenance
        .window()
        .ifPresent(
            window ->
                problems.demand(
                    window.hour() >= 0 && window.hour() <= LAST_HOUR,
                    path + ".window.hour",
                    window.hour(),
                    "no hour of the day",
                    "give 0 to " + LAST_HOUR + ", in UTC"));
    maintenance.denyPeriod().ifPresent(period -> checkDenied(path + ".denyPeriod", period));
  }

  private void checkDenied(String path, DenyPeriod period) {
    problems.demand(
        TIME.matcher(period.time()).matches(),
        path + ".time",
        period.time(),
        "no time of the day",
        "write it in quotes as \"00:00:00\", in UTC");
    Optional<LocalDate> start = date(path + ".startDate", period.startDate());
    Optional<LocalDate> end = date(path + ".endDate", period.endDate());
    if (start.isEmpty() || end.isEmpty()) {
      return;
    }
    if (period.startDate().length() != period.endDate().length()) {
      problems.add(
          path + ".endDate",
          period.endDate(),
          "one of the two days has a year and the other has none",
          "give a year to both, or to none for every year");
      return;
    }
    boolean turnsTheYear =
        period.endDate().length() == EVERY_YEAR_LENGTH && end.get().isBefore(start.get());
    long days = ChronoUnit.DAYS.between(start.get(), end.get().plusYears(turnsTheYear ? 1 : 0));
    problems.demand(
        days >= 1 && days <= MOST_DAYS,
        path + ".endDate",
        period.endDate(),
        "the period is %d days long, and Cloud SQL takes 1 to %d".formatted(days, MOST_DAYS),
        "give a day that comes 1 to " + MOST_DAYS + " days after startDate");
  }

  private Optional<LocalDate> date(String path, String text) {
    try {
      return Optional.of(
          text.length() == EVERY_YEAR_LENGTH
              ? MonthDay.parse("--" + text).atYear(BEFORE_A_LEAP_YEAR)
              : LocalDate.parse(text));
    } catch (DateTimeException e) {
      problems.add(
          path, text, "no day of the year", "write it in quotes: \"2026-11-20\" or \"11-20\"");
      return Optional.empty();
    }
  }
}
