package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cloud SQL's names of database versions. */
final class DatabaseVersions {
  private static final Pattern POSTGRES = Pattern.compile("POSTGRES_([1-9][0-9])");
  private static final Pattern OTHERS = Pattern.compile("(MYSQL|SQLSERVER|POSTGRES)_[0-9A-Z_]+");
  private static final int FIRST_PLUS_BY_DEFAULT = 16;

  private DatabaseVersions() {}

  /** For example 17 for {@code POSTGRES_17}. */
  static int major(String version) {
    Matcher matcher = POSTGRES.matcher(version);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a PostgreSQL version: " + version);
    }
    return Integer.parseInt(matcher.group(1));
  }

  /**
   * Passes a version of which the sandbox has the server's binaries.
   *
   * @throws GoogleApiException 400 for what is no version, 501 for one that only Google has
   */
  static void check(String version, SortedSet<Integer> available) {
    if (version.isEmpty()) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support MySQL, which an instance without 'databaseVersion' gets;"
              + " set it, for example to POSTGRES_17.");
    }
    Matcher postgres = POSTGRES.matcher(version);
    if (postgres.matches() && available.contains(Integer.parseInt(postgres.group(1)))) {
      return;
    }
    if (OTHERS.matcher(version).matches()) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support the database version "
              + version
              + ", only POSTGRES_ with one of "
              + available
              + ".");
    }
    throw GoogleApiException.invalid(
        "Invalid value at 'body.database_version' (type.googleapis.com/google.cloud.sql"
            + ".v1beta4.SqlDatabaseVersion), \""
            + version
            + "\"");
  }

  /**
   * The edition of an instance that names none: <a
   * href="https://cloud.google.com/sql/docs/postgres/editions-intro">ENTERPRISE_PLUS from
   * PostgreSQL 16 on</a>.
   */
  static String defaultEdition(String version) {
    return major(version) >= FIRST_PLUS_BY_DEFAULT ? "ENTERPRISE_PLUS" : "ENTERPRISE";
  }
}
