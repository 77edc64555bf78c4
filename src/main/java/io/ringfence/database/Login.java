package io.ringfence.database;

import com.pulumi.core.Output;

/**
 * With what a workload logs in to a database.
 *
 * @param database the database's name within the server
 * @param user the role
 * @param password a secret
 */
public record Login(String database, String user, Output<String> password) {

  public Login {
    password = password.asSecret();
  }
}
