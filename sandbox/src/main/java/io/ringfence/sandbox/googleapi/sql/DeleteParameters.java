package io.ringfence.sandbox.googleapi.sql;

import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.HttpJson;

/** What the delete of an instance may ask for besides. */
final class DeleteParameters {
  /** Those but the first say what becomes of a final backup, so without one they say nothing. */
  static final String[] NAMES = {
    "enableFinalBackup", "finalBackupDescription", "finalBackupExpiryTime", "finalBackupTtlDays"
  };

  private DeleteParameters() {}

  /**
   * Passes a delete without a final backup.
   *
   * @throws GoogleApiException 501 if one is asked for: the data would be gone without it
   */
  static void check(Context context) {
    if (HttpJson.query(context, "enableFinalBackup")
        .filter(value -> !value.equals("false"))
        .isPresent()) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support a final backup of a deleted instance.");
    }
  }
}
