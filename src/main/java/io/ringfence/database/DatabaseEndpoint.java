package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import java.util.List;
import java.util.Map;

/**
 * Where a database is reached, and everything that has to be there before it can be.
 *
 * @param database the database's name in the stack
 * @param addresses its addresses, the primary first; unknown in a preview until the database exists
 * @param port its TCP port
 * @param resources what the database is made of: none for one that exists already
 */
public record DatabaseEndpoint(
    String database, List<Output<IPAddress>> addresses, int port, List<Resource> resources) {

  public DatabaseEndpoint {
    addresses = List.copyOf(addresses);
    resources = List.copyOf(resources);
  }

  /** The block of each address alone: a /32, or a /128 for IPv6. */
  public List<Output<String>> blocks() {
    return addresses.stream().map(address -> address.applyValue(Addresses::hostBlock)).toList();
  }

  /** The address that clients connect to. */
  public Output<String> host() {
    return addresses.get(0).applyValue(IPAddress::toCanonicalString);
  }

  /**
   * What comes after the database waits for this: its resources, once every address has been found
   * fit to become a rule.
   */
  public Output<List<Resource>> ready() {
    return Output.all(addresses).applyValue(fit -> resources);
  }

  /** As a stack output: {@code {addresses: [10.77.0.3], port: 5432}}. */
  public Output<Map<String, Object>> asOutput() {
    return Output.all(addresses)
        .applyValue(
            known ->
                Map.of(
                    "addresses",
                    known.stream().map(IPAddress::toCanonicalString).toList(),
                    "port",
                    port));
  }
}
