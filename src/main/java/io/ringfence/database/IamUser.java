package io.ringfence.database;

/**
 * Who logs in to an instance with a token of Google's identity and access management instead of a
 * password.
 *
 * @param name as the instance knows it; see {@link Type}
 * @see <a href="https://cloud.google.com/sql/docs/postgres/iam-authentication">IAM
 *     authentication</a>
 */
public record IamUser(Type type, String name) {
  /** The database flag without which an instance lets none of them in. */
  public static final String FLAG = "cloudsql.iam_authentication";

  private static final String SERVICE_ACCOUNT_SUFFIX = ".gserviceaccount.com";

  /** What it is, in the API's words. */
  public enum Type {
    CLOUD_IAM_USER,
    CLOUD_IAM_SERVICE_ACCOUNT,
    CLOUD_IAM_GROUP
  }

  /**
   * Someone by an email address. Of a service account's the instance knows all but the last part:
   * {@code shop@acme.iam} for {@code shop@acme.iam.gserviceaccount.com}.
   */
  public static IamUser of(Type type, String email) {
    return new IamUser(
        type,
        type == Type.CLOUD_IAM_SERVICE_ACCOUNT && email.endsWith(SERVICE_ACCOUNT_SUFFIX)
            ? email.substring(0, email.length() - SERVICE_ACCOUNT_SUFFIX.length())
            : email);
  }
}
