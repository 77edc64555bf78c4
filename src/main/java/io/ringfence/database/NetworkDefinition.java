package io.ringfence.database;

import inet.ipaddr.IPAddress;
import java.util.Optional;

/** The network through which a Cloud SQL instance is reached. */
public sealed interface NetworkDefinition {

  /**
   * The block that the stack reserves for Google's services, a /24 at least; nothing when private
   * services access is there already.
   *
   * @see <a href="https://cloud.google.com/vpc/docs/configure-private-services-access">Private
   *     services access</a>
   */
  Optional<IPAddress> privateServiceRange();

  /** A network whose name is known without asking another stack. */
  sealed interface Known extends NetworkDefinition {

    /** The network's name without its project. */
    String name();

    /** Where the addresses of its instances lie, where that is known. */
    Optional<IPAddress> instances();
  }

  /** A network to create, with private services access. */
  record Created(String name, IPAddress range) implements Known {
    @Override
    public Optional<IPAddress> privateServiceRange() {
      return Optional.of(range);
    }

    @Override
    public Optional<IPAddress> instances() {
      return Optional.of(range);
    }
  }

  /**
   * A network that exists.
   *
   * @param path {@code projects/PROJECT/global/networks/NAME}
   * @param privateServiceRange for private services access to create in it
   */
  record Existing(String path, Optional<IPAddress> privateServiceRange) implements Known {
    @Override
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<IPAddress> instances() {
      return privateServiceRange;
    }
  }

  /**
   * A network that exists with private services access, as its own stack said.
   *
   * @param path {@code projects/PROJECT/global/networks/NAME}
   * @param instances the range that is reserved for them, where that stack knew it
   */
  record Connected(String path, Optional<IPAddress> instances) implements Known {
    @Override
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<IPAddress> privateServiceRange() {
      return Optional.empty();
    }
  }

  /**
   * A network of another stack, which has private services access there.
   *
   * @param stack {@code ORGANIZATION/PROJECT/STACK}
   * @param network its name in that stack's outputs; none where it is the only one
   */
  record OfStack(String stack, Optional<String> network) implements NetworkDefinition {
    @Override
    public Optional<IPAddress> privateServiceRange() {
      return Optional.empty();
    }
  }
}
