package io.ringfence.database;

import java.util.Optional;

/**
 * Which of the logins of a database is meant.
 *
 * @param database the database within the server; the first unless said otherwise
 * @param user the role; the first unless said otherwise
 */
public record LoginChoice(Optional<String> database, Optional<String> user) {

  /** The first database and the first user. */
  public static LoginChoice first() {
    return new LoginChoice(Optional.empty(), Optional.empty());
  }
}
