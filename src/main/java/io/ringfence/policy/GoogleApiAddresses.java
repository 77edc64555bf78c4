package io.ringfence.policy;

import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.flow.Peer.GoogleApis.Scope;

/**
 * The virtual addresses of Google's APIs.
 *
 * @see <a href="https://cloud.google.com/vpc/docs/configure-private-google-access">Private Google
 *     Access</a>
 */
public final class GoogleApiAddresses {
  private GoogleApiAddresses() {}

  /** The block of the APIs of a scope. */
  public static IPAddress block(Scope scope) {
    return switch (scope) {
      case PRIVATE -> Addresses.block("199.36.153.8/30");
      case RESTRICTED -> Addresses.block("199.36.153.4/30");
    };
  }
}
