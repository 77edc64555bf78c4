package io.ringfence.database;

import com.pulumi.core.Output;
import java.util.Optional;

/**
 * With what a workload logs in to a database, as far as the stack knows.
 *
 * @param database the database's name within the server
 * @param user the role
 * @param password a secret
 */
public record Login(
    Optional<String> database, Optional<String> user, Optional<Output<String>> password) {

  public Login {
    password = password.map(Output::asSecret);
  }
}
