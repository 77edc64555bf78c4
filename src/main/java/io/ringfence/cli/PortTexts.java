package io.ringfence.cli;

import io.ringfence.connectivity.PortSet;

/** Reads ports as reports write them. */
final class PortTexts {
  private PortTexts() {}

  static PortSet parse(String text) {
    try {
      PortSet ports = PortSet.parse(text.strip());
      if (!ports.isEmpty()) {
        return ports;
      }
    } catch (IllegalArgumentException e) {
      // The message below says more.
    }
    throw new UsageException(
        "'%s' are no ports: write them as 'TCP 5432' or 'TCP 80,8080-8090,UDP 53'".formatted(text));
  }
}
