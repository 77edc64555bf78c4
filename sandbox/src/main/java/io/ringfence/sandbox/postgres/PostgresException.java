package io.ringfence.sandbox.postgres;

import org.jspecify.annotations.Nullable;

/** A PostgreSQL server refused or failed; the message is the server's own where it gave one. */
public final class PostgresException extends RuntimeException {
  private final String sqlState;

  /** A failure without an SQLSTATE, for example of a server that does not start. */
  public PostgresException(String message, @Nullable Throwable cause) {
    this(message, "", cause);
  }

  /** A refusal with the SQLSTATE of PostgreSQL's Appendix A, for example {@code 42P04}. */
  public PostgresException(String message, String sqlState, @Nullable Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
  }

  /** PostgreSQL's SQLSTATE, or an empty text. */
  public String sqlState() {
    return sqlState;
  }
}
