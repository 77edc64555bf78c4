package io.ringfence.database;

/**
 * Which connections an instance accepts.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/configure-ssl-instance">Configure
 *     SSL/TLS certificates</a>
 */
public enum SslMode {
  ALLOW_UNENCRYPTED_AND_ENCRYPTED,
  ENCRYPTED_ONLY,
  TRUSTED_CLIENT_CERTIFICATE_REQUIRED;

  /** Whether what goes to the instance and back cannot be read on the way. */
  public boolean demandsEncryption() {
    return this != ALLOW_UNENCRYPTED_AND_ENCRYPTED;
  }
}
