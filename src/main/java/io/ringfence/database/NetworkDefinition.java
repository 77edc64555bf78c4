package io.ringfence.database;

import inet.ipaddr.IPAddress;

/** The network through which a Cloud SQL instance is reached. */
public sealed interface NetworkDefinition {

  /** The network's name, or its path for one of another project. */
  String name();

  /**
   * A network to create, with private services access.
   *
   * @param privateServiceRange the block from which Google takes the instances' addresses: a /24 at
   *     least
   * @see <a href="https://cloud.google.com/vpc/docs/configure-private-services-access">Private
   *     services access</a>
   */
  record Created(String name, IPAddress privateServiceRange) implements NetworkDefinition {}

  /** A network that exists and has private services access. */
  record Existing(String name) implements NetworkDefinition {}
}
