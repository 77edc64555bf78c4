package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.DenyMaintenancePeriod;
import com.google.api.services.sqladmin.model.MaintenanceWindow;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When Google may maintain an instance, and when not (<a
 * href="https://cloud.google.com/sql/docs/postgres/maintenance">Maintenance</a>): a window of an
 * hour a week, and one period of at most 90 days without.
 */
final class MaintenanceRules {
  private static final Set<String> TRACKS =
      Set.of("", "SQL_UPDATE_TRACK_UNSPECIFIED", "canary", "stable", "week5");
  private static final int MOST_DAYS = 90;
  // Its next one is a leap year, so a period over the new year has all the days that it can have.
  private static final int ANY_YEAR = 2023;

  private MaintenanceRules() {}

  /**
   * Passes what Google can keep to.
   *
   * @throws GoogleApiException 400 with what is wrong
   */
  static void check(Settings settings) {
    Optional.ofNullable(settings.getMaintenanceWindow()).ifPresent(MaintenanceRules::checkWindow);
    List<DenyMaintenancePeriod> periods =
        Optional.ofNullable(settings.getDenyMaintenancePeriods()).orElseGet(List::of);
    if (periods.size() > 1) {
      throw GoogleApiException.invalid(
          "Invalid request: An instance can have one deny maintenance period, not "
              + periods.size()
              + ".");
    }
    periods.forEach(MaintenanceRules::checkPeriod);
  }

  /** A window without a day, which is 0 or absent, is none; its track holds all the same. */
  private static void checkWindow(MaintenanceWindow window) {
    int day = Optional.ofNullable(window.getDay()).orElse(0);
    int hour = Optional.ofNullable(window.getHour()).orElse(0);
    if (day < 0 || day > 7 || hour < 0 || hour > 23) {
      throw GoogleApiException.invalid(
          "Invalid request: The maintenance window's day must be between 1 and 7, its hour between"
              + " 0 and 23.");
    }
    if (!TRACKS.contains(text(window.getUpdateTrack()))) {
      throw GoogleApiException.invalid(
          "Invalid value at 'body.settings.maintenance_window.update_track', \""
              + window.getUpdateTrack()
              + "\"");
    }
  }

  private static void checkPeriod(DenyMaintenancePeriod period) {
    String start = text(period.getStartDate());
    String end = text(period.getEndDate());
    if (!text(period.getTime()).matches("([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")) {
      throw refusal("its time must be in the format HH:mm:SS, not '" + period.getTime() + "'");
    }
    long days;
    try {
      days = days(start, end);
    } catch (DateTimeException e) {
      throw refusal(
          "its dates must both be in the format yyyy-mm-dd, or both mm-dd, not '"
              + start
              + "' and '"
              + end
              + "'");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw refusal("it must end 1 to 90 days after it starts, not " + days);
    }
  }

  /** Dates without a year mean every year, so such a period may go over the end of one. */
  private static long days(String start, String end) {
    if (start.length() == end.length() && start.matches("[0-9]{2}-[0-9]{2}")) {
      MonthDay first = MonthDay.parse("--" + start);
      MonthDay last = MonthDay.parse("--" + end);
      int lastYear = last.isBefore(first) ? ANY_YEAR + 1 : ANY_YEAR;
      return ChronoUnit.DAYS.between(first.atYear(ANY_YEAR), last.atYear(lastYear));
    }
    return ChronoUnit.DAYS.between(LocalDate.parse(start), LocalDate.parse(end));
  }

  private static GoogleApiException refusal(String what) {
    return GoogleApiException.invalid(
        "Invalid request: Invalid deny maintenance period: " + what + ".");
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
