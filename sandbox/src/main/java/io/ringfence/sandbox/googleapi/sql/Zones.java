package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.LocationPreference;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.Optional;

/** Where in its region an instance prefers to be, defaults filled in. */
final class Zones {
  private Zones() {}

  /**
   * Passes zones of the region, two of them for a regional instance alone.
   *
   * @throws GoogleApiException 400
   */
  static void check(Settings settings, String region) {
    LocationPreference location = settings.getLocationPreference();
    String zone = location.getZone();
    checkIn(region, zone);
    String secondary = Optional.ofNullable(location.getSecondaryZone()).orElse("");
    if (secondary.isEmpty()) {
      return;
    }
    checkIn(region, secondary);
    if (secondary.equals(zone)) {
      throw GoogleApiException.invalid(
          "Invalid request: The secondary zone must not be the zone, '" + zone + "'.");
    }
    if (!settings.getAvailabilityType().equals("REGIONAL")) {
      throw GoogleApiException.invalid(
          "Invalid request: A secondary zone can only be set for a REGIONAL instance.");
    }
  }

  private static void checkIn(String region, String zone) {
    if (!zone.startsWith(region + "-")) {
      throw GoogleApiException.invalid(
          "Invalid request: The zone '" + zone + "' is not in the region '" + region + "'.");
    }
  }
}
