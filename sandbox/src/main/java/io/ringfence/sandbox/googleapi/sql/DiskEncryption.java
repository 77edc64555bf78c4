package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.DiskEncryptionConfiguration;
import com.google.api.services.sqladmin.model.DiskEncryptionStatus;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Customer-managed keys (<a href="https://cloud.google.com/sql/docs/postgres/cmek">CMEK</a>). The
 * sandbox has no key management service and encrypts no data: it checks which key is asked for, and
 * gives it back.
 */
final class DiskEncryption {
  private static final String ID = "[a-zA-Z0-9_-]{1,63}";
  private static final Pattern KEY =
      Pattern.compile(
          "projects/[a-z0-9.:-]+/locations/([a-z0-9-]+)/keyRings/" + ID + "/cryptoKeys/" + ID);

  private DiskEncryption() {}

  /**
   * Passes an instance without a key, or with one of its own region.
   *
   * @throws GoogleApiException 400
   */
  static void check(DatabaseInstance request) {
    String key = key(request);
    if (key.isEmpty()) {
      return;
    }
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid KMS key name ("
              + key
              + "): it must be projects/PROJECT/locations/REGION/keyRings/RING/cryptoKeys/KEY.");
    }
    if (!matcher.group(1).equals(request.getRegion())) {
      throw GoogleApiException.invalid(
          "Invalid request: The KMS key ("
              + key
              + ") must be in the region of the instance, "
              + request.getRegion()
              + ".");
    }
  }

  /** Shows the request's key in the instance. */
  static void show(DatabaseInstance request, DatabaseInstance instance) {
    String key = key(request);
    if (!key.isEmpty()) {
      instance
          .setDiskEncryptionConfiguration(
              new DiskEncryptionConfiguration()
                  .setKind("sql#diskEncryptionConfiguration")
                  .setKmsKeyName(key))
          .setDiskEncryptionStatus(
              new DiskEncryptionStatus()
                  .setKind("sql#diskEncryptionStatus")
                  .setKmsKeyVersionName(key + "/cryptoKeyVersions/1"));
    }
  }

  /** The name of the key, or nothing. */
  static String key(DatabaseInstance instance) {
    return Optional.ofNullable(instance.getDiskEncryptionConfiguration())
        .map(DiskEncryptionConfiguration::getKmsKeyName)
        .orElse("");
  }
}
