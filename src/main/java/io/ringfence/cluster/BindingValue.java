package io.ringfence.cluster;

/** What a key of a binding can hold. */
public enum BindingValue {
  /** The address to connect to. */
  HOST(false),
  /** All addresses, with commas between. */
  HOSTS(false),
  /** The addresses of all read replicas, with commas between. */
  REPLICA_HOSTS(false),
  /** The TCP port. */
  PORT(false),
  /** All addresses, each as {@code HOST:PORT}, with commas between. */
  SERVERS(false),
  /** The name of the database within the server. */
  DATABASE(false),
  /** The role to log in as. */
  USER(false),
  /** The password of that role. */
  PASSWORD(true),
  /** A connection URI of PostgreSQL, login included. */
  URL(true),
  /** A URL of PostgreSQL's JDBC driver, without the login. */
  JDBC_URL(false),
  /** How libpq is to encrypt: {@code require}. */
  SSL_MODE(false),
  /** The certificates of the server's authority, as PEM. */
  SERVER_CA(false),
  /** The certificate that the client shows, as PEM. */
  CLIENT_CERTIFICATE(true),
  /** The private key of that certificate, as PEM. */
  CLIENT_KEY(true);

  private final boolean secret;

  BindingValue(boolean secret) {
    this.secret = secret;
  }

  /** Whether clients read it from a file, so that its key is a file's name. */
  public boolean isFile() {
    return this == SERVER_CA || this == CLIENT_CERTIFICATE || this == CLIENT_KEY;
  }

  /** Whether it goes into the Secret and not into the ConfigMap. */
  public boolean isSecret() {
    return secret;
  }
}
