package io.ringfence.database;

/** A database of the stack: where it is, and how to log in to it. */
public interface Database {

  /** Where it is reached. */
  DatabaseEndpoint endpoint();

  /** How workloads log in to it, as far as the stack knows. */
  Login login(LoginChoice choice);
}
