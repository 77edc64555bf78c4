package io.ringfence.sandbox.postgres;

import inet.ipaddr.IPAddressString;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept about a server beside its data.
 *
 * @param address where it listens, on port 5432
 * @param settings database flags
 * @param administratorPassword secret
 */
record ServerRecord(
    String name,
    int majorVersion,
    String address,
    Map<String, String> settings,
    String administratorPassword) {

  ServerRecord {
    settings = new TreeMap<>(settings);
  }

  static ServerRecord of(ServerDefinition definition, String administratorPassword) {
    return new ServerRecord(
        definition.name(),
        definition.majorVersion(),
        definition.address().toCanonicalString(),
        definition.settings(),
        administratorPassword);
  }

  ServerRecord withSettings(Map<String, String> newSettings) {
    return new ServerRecord(name, majorVersion, address, newSettings, administratorPassword);
  }

  ServerDefinition definition() {
    return new ServerDefinition(
        name, majorVersion, new IPAddressString(address).getAddress(), settings);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ServerRecord[name=" + name + ", address=" + address + "]";
  }
}
