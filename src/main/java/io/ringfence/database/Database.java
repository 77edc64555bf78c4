package io.ringfence.database;

import java.util.Optional;

/** A database of the stack: where it is, and how to log in to it. */
public interface Database {

  /** Where it is reached. */
  DatabaseEndpoint endpoint();

  /** How workloads log in to it, where the stack knows. */
  Optional<Login> login();
}
