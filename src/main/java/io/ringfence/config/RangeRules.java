package io.ringfence.config;

import inet.ipaddr.IPAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * No address may mean two things: the ranges of pods, of services and of private services access
 * are apart from each other, and no database is at a pod's or a service's address. Google refuses
 * some of these, late, and of the others the packets go astray.
 *
 * @see <a href="https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips">VPC-native
 *     clusters</a>
 * @see <a href="https://cloud.google.com/vpc/docs/configure-private-services-access">Private
 *     services access</a>
 */
final class RangeRules {
  private final Problems problems;

  RangeRules(Problems problems) {
    this.problems = problems;
  }

  /** Something with addresses of its own: what it is, where it stands, all of its addresses. */
  private record Range(String what, String path, IPAddress block) {}

  /** Notes each pair that overlaps, at the later of the two. */
  void check(ClusterConfig cluster, Map<String, DatabaseConfig> databases) {
    List<Range> ofTheCluster =
        Stream.concat(
                cluster.podRanges().stream().map(range -> of("pods' range", range)),
                cluster.serviceRanges().stream().map(range -> of("services' range", range)))
            .toList();
    List<Range> ofDatabases = new ArrayList<>();
    databases.forEach((name, database) -> ofDatabases.addAll(privateServices(name, database)));
    List<Range> apart =
        Stream.concat(ofTheCluster.stream(), ofDatabases.stream())
            .filter(range -> !problems.isWithin(range.path()))
            .toList();
    for (int i = 1; i < apart.size(); i++) {
      checkApart(apart.get(i), apart.subList(0, i));
    }
    databases.forEach(
        (name, database) ->
            addresses(database).forEach(address -> checkApart(address, ofTheCluster)));
  }

  private void checkApart(Range range, List<Range> others) {
    others.stream()
        .filter(other -> !isTheSame(range, other) && overlap(range.block(), other.block()))
        .findFirst()
        .ifPresent(
            other ->
                problems.add(
                    range.path(),
                    shown(range.block()),
                    "this overlaps with the %s, %s at %s"
                        .formatted(other.what(), shown(other.block()), other.path()),
                    "give each a block of its own"));
  }

  /** Databases of one network share its range, which agree or have a problem of their own. */
  private static boolean isTheSame(Range range, Range other) {
    return range.what().equals(other.what()) && range.what().startsWith("private service");
  }

  private static boolean overlap(IPAddress one, IPAddress other) {
    return one.contains(other) || other.contains(one);
  }

  private static Range of(String what, Located<Block> range) {
    return new Range(what, range.path(), range.value().range());
  }

  private static List<Range> privateServices(String name, DatabaseConfig database) {
    return database
        .network()
        .flatMap(
            network ->
                network
                    .privateServiceRange()
                    .map(
                        range ->
                            new Range(
                                "private service range of the network "
                                    + network.name().or(network::existing).orElse(""),
                                "ringfence:databases." + name + ".network.privateServiceRange",
                                range.range())))
        .stream()
        .toList();
  }

  private static Stream<Range> addresses(DatabaseConfig database) {
    return database.existing().stream()
        .flatMap(existing -> existing.addresses().stream())
        .map(address -> new Range("database", address.path(), address.value()));
  }

  private static String shown(IPAddress block) {
    return block.isPrefixed() ? block.toPrefixLengthString() : block.toCanonicalString();
  }
}
