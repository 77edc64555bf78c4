package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.postgres.IamUsers.Kind;
import io.ringfence.sandbox.postgres.PostgresServer;
import java.util.Map;
import java.util.Optional;

/**
 * <a href="https://cloud.google.com/sql/docs/postgres/iam-authentication">IAM authentication</a> of
 * an instance: the flag that turns it on, and the types and names of its users.
 */
final class IamAuthentication {
  static final String FLAG = "cloudsql.iam_authentication";

  private static final String SERVICE_ACCOUNT_SUFFIX = ".gserviceaccount.com";
  private static final Map<String, Kind> KINDS =
      Map.of(
          "CLOUD_IAM_USER",
          Kind.USER,
          "CLOUD_IAM_SERVICE_ACCOUNT",
          Kind.SERVICE_ACCOUNT,
          "CLOUD_IAM_GROUP",
          Kind.GROUP);

  private IamAuthentication() {}

  /** Prepares the server of an instance that has the flag; a replica's roles are its primary's. */
  static void enable(Instance instance, PostgresServer server) {
    if (!instance.isReplica() && instance.flags().getOrDefault(FLAG, "off").equals("on")) {
      server.iamUsers().enable();
    }
  }

  /**
   * Passes a value of the flag.
   *
   * @throws GoogleApiException 400
   */
  static void checkFlag(Map<String, String> flags) {
    String value = flags.getOrDefault(FLAG, "off");
    if (!value.equals("on") && !value.equals("off")) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid flag value for '" + FLAG + "': it must be on or off.");
    }
  }

  /** What a user of this type is; empty for one with a password. */
  static Optional<Kind> kind(String type) {
    return Optional.ofNullable(KINDS.get(type));
  }

  /** The type of such a user. */
  static String type(Kind kind) {
    return KINDS.entrySet().stream()
        .filter(entry -> entry.getValue() == kind)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Passes a name as such a user has it: an email address in lowercase, a service account's without
   * its last part (<a href="https://cloud.google.com/sql/docs/postgres/add-manage-iam-users">Manage
   * users with IAM database authentication</a>).
   *
   * @throws GoogleApiException 400
   */
  static void checkName(Kind kind, String name) {
    if (!name.matches("[a-z0-9._%+'-]+@[a-z0-9-]+([.:][a-z0-9-]+)*")) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid IAM user name ("
              + name
              + "): it must be an email address in lowercase.");
    }
    if (name.endsWith(SERVICE_ACCOUNT_SUFFIX)) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid IAM user name ("
              + name
              + "): the name of a service account is its email address without "
              + SERVICE_ACCOUNT_SUFFIX
              + ".");
    }
    if (kind != Kind.SERVICE_ACCOUNT && name.endsWith(".iam")) {
      throw GoogleApiException.invalid(
          "Invalid request: Invalid IAM user name ("
              + name
              + "): NAME@PROJECT.iam is a service account.");
    }
  }
}
