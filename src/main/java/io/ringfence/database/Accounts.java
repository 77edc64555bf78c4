package io.ringfence.database;

import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * As whom, and to what within it, a database can be logged in to, as far as the stack knows.
 *
 * @param databases the databases within the server
 * @param users the roles
 * @param passwords a secret for each role that has one here; that of the empty name goes without a
 *     role
 */
public record Accounts(
    List<String> databases, List<String> users, Map<String, Output<String>> passwords) {
  public Accounts {
    databases = List.copyOf(databases);
    users = List.copyOf(users);
    passwords = Map.copyOf(passwords);
  }

  /** The login that is meant by a choice, as much of it as there is. */
  public Login login(LoginChoice choice) {
    Optional<String> user = choice.user().or(() -> users.stream().findFirst());
    return new Login(
        choice.database().or(() -> databases.stream().findFirst()).filter(databases::contains),
        user.filter(users::contains),
        Optional.ofNullable(passwords.get(user.orElse(""))));
  }
}
