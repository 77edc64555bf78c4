package io.ringfence.cluster;

/** What a key of a binding can hold. */
public enum BindingValue {
  /** The address to connect to. */
  HOST(false),
  /** All addresses, with commas between. */
  HOSTS(false),
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
  JDBC_URL(false);

  private final boolean secret;

  BindingValue(boolean secret) {
    this.secret = secret;
  }

  /** Whether it goes into the Secret and not into the ConfigMap. */
  public boolean isSecret() {
    return secret;
  }
}
