package io.ringfence.sandbox.postgres;

/**
 * Which sessions a server admits, as rules of PostgreSQL's own host-based authentication (its
 * manual, "The pg_hba.conf File"): what they do not admit is refused by the server itself.
 */
public enum Admission {
  /** Encrypted or not. */
  ANY("host  all  all  all  scram-sha-256\n"),

  /** Only those over TLS. */
  ENCRYPTED("hostssl  all  all  all  scram-sha-256\n"),

  /** Only those over TLS whose client shows a certificate that the server has issued. */
  TRUSTED_CLIENTS("hostssl  all  all  all  scram-sha-256  clientcert=verify-ca\n"),

  /** None. */
  NONE("");

  /** The administrator and the servers' replicas get in whatever the sessions of users must be. */
  private static final String OWN =
      """
      # Passwords by SCRAM (RFC 7677).
      host     all          cloudsqladmin    127.0.0.0/8  scram-sha-256
      host     all          cloudsqladmin    %1$s/32  scram-sha-256
      host     all          cloudsqladmin    all          reject
      hostssl  replication  cloudsqlreplica  127.0.0.0/8  scram-sha-256
      hostssl  replication  cloudsqlreplica  %1$s/32  scram-sha-256
      host     all          cloudsqlreplica  all          reject
      """;

  private final String rule;

  Admission(String rule) {
    this.rule = rule;
  }

  /**
   * The whole of the file; its first fitting rule decides.
   *
   * @param address the server's own, from which the machine itself comes where it is not loopback's
   */
  String hostBasedAuthentication(String address) {
    return OWN.formatted(address)
        + "host  all  "
        + IamUserRoles.allMembers()
        + "  all  reject\n"
        + rule;
  }
}
