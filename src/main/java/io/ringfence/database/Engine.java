package io.ringfence.database;

/** What kind of server answers at a database's address. */
public enum Engine {
  POSTGRESQL,
  /** Anything else that has an address and a port: Redis, Kafka, MySQL. */
  OTHER
}
