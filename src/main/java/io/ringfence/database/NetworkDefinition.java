package io.ringfence.database;

import inet.ipaddr.IPAddress;
import java.util.Optional;

/** The network through which a Cloud SQL instance is reached. */
public sealed interface NetworkDefinition {

  /** The network's name without its project. */
  String name();

  /**
   * The block that the stack reserves for Google's services, a /24 at least; nothing when private
   * services access is there already.
   *
   * @see <a href="https://cloud.google.com/vpc/docs/configure-private-services-access">Private
   *     services access</a>
   */
  Optional<IPAddress> privateServiceRange();

  /** A network to create, with private services access. */
  record Created(String name, IPAddress range) implements NetworkDefinition {
    @Override
    public Optional<IPAddress> privateServiceRange() {
      return Optional.of(range);
    }
  }

  /**
   * A network that exists.
   *
   * @param path {@code projects/PROJECT/global/networks/NAME}
   * @param privateServiceRange for private services access to create in it
   */
  record Existing(String path, Optional<IPAddress> privateServiceRange)
      implements NetworkDefinition {
    @Override
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }
}
