package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a database is reached, and everything that has to be there before it can be.
 *
 * @param database the database's name in the stack
 * @param addresses its addresses, the first for clients; unknown in a preview until it exists
 * @param replicas the address of each read replica, by its name
 * @param range where its addresses lie, where that is known before they are
 * @param port its TCP port
 * @param tls what encrypted connections take, where the stack knows that they can be had
 * @param resources what the database is made of: none for one that exists already
 */
public record DatabaseEndpoint(
    String database,
    List<Output<IPAddress>> addresses,
    Map<String, Output<IPAddress>> replicas,
    Optional<IPAddress> range,
    int port,
    Optional<Tls> tls,
    List<Resource> resources) {

  public DatabaseEndpoint {
    addresses = List.copyOf(addresses);
    replicas = Collections.unmodifiableMap(new LinkedHashMap<>(replicas));
    resources = List.copyOf(resources);
  }

  /**
   * The address of a read replica.
   *
   * @throws UnusableOutputException if there is none of this name
   */
  public Output<IPAddress> replica(String name) {
    return Optional.ofNullable(replicas.get(name))
        .orElseThrow(
            () ->
                new UnusableOutputException(
                    "ringfence:databases." + database,
                    "the database has no replica \"%s\"".formatted(name),
                    "name one of " + replicas.keySet()));
  }

  /** Every address at which it answers, those of replicas last. */
  public List<Output<IPAddress>> everyAddress() {
    return Stream.concat(addresses.stream(), replicas.values().stream()).toList();
  }

  /**
   * What each address is called, in the order of {@link #everyAddress}: as the database, or for a
   * replica {@code main.reporting}.
   */
  public List<String> addressNames() {
    return Stream.concat(
            addresses.stream().map(address -> database),
            replicas.keySet().stream().map(replica -> database + "." + replica))
        .toList();
  }

  /** The block of each address alone: a /32, or a /128 for IPv6. */
  public List<Output<String>> blocks() {
    return everyAddress().stream()
        .map(address -> address.applyValue(Addresses::hostBlock))
        .toList();
  }

  /**
   * What comes after the database waits for this: its resources, once every address has been found
   * fit to become a rule.
   */
  public Output<List<Resource>> ready() {
    return Output.all(everyAddress()).applyValue(fit -> resources);
  }

  /** As a stack output: {@code {addresses: [10.77.0.3], port: 5432, replicas: {…}}}. */
  Output<Map<String, Object>> asOutput() {
    return Output.all(everyAddress())
        .applyValue(
            known -> {
              List<String> texts = known.stream().map(Addresses::text).toList();
              var output = new LinkedHashMap<String, Object>();
              output.put("addresses", texts.subList(0, addresses.size()));
              output.put("port", port);
              if (!replicas.isEmpty()) {
                output.put("replicas", byName(texts.subList(addresses.size(), texts.size())));
              }
              return output;
            });
  }

  private Map<String, String> byName(List<String> replicaAddresses) {
    var byName = new LinkedHashMap<String, String>();
    Iterator<String> next = replicaAddresses.iterator();
    replicas.keySet().forEach(name -> byName.put(name, next.next()));
    return byName;
  }
}
