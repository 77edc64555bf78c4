package io.ringfence.sandbox.postgres;

import inet.ipaddr.IPAddress;
import java.util.Map;

/**
 * What a server is made from.
 *
 * @param name unique within the sandbox; lowercase letters, digits and hyphens
 * @param majorVersion for example 17
 * @param address where it listens, on port 5432, and nowhere else
 * @param settings database flags, as they go into the server's configuration
 */
public record ServerDefinition(
    String name, int majorVersion, IPAddress address, Map<String, String> settings) {

  public ServerDefinition {
    settings = Map.copyOf(settings);
  }
}
