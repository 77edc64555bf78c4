package io.ringfence.config;

import inet.ipaddr.IPAddress;
import io.ringfence.cluster.gke.GkeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final String PODS = "pods' range";
  private static final String SERVICES = "services' range";

  private final Problems problems;

  RangeRules(Problems problems) {
    this.problems = problems;
  }

  /**
   * Something with addresses of its own.
   *
   * @param what what it is; databases of one network share its range, and a cluster's ranges may be
   *     known from Google too, so that two of the same may overlap
   * @param path where it stands
   * @param block all of its addresses
   */
  private record Range(String what, String path, IPAddress block) {}

  /** Notes each pair that overlaps, at the later of the two. */
  void check(
      ClusterConfig cluster, Optional<GkeSettings> gke, Map<String, DatabaseConfig> databases) {
    List<Range> ofTheCluster = Stream.concat(written(cluster), known(gke)).toList();
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
        .filter(other -> !range.what().equals(other.what()))
        .filter(other -> overlap(range.block(), other.block()))
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

  private static boolean overlap(IPAddress one, IPAddress other) {
    return one.contains(other) || other.contains(one);
  }

  private static Stream<Range> written(ClusterConfig cluster) {
    return Stream.concat(
        cluster.podRanges().stream().map(range -> of(PODS, range)),
        cluster.serviceRanges().stream().map(range -> of(SERVICES, range)));
  }

  private static Range of(String what, Located<Block> range) {
    return new Range(what, range.path(), range.value().range());
  }

  private static Stream<Range> known(Optional<GkeSettings> gke) {
    String path = "ringfence:cluster.gke";
    return gke.stream()
        .flatMap(
            settings ->
                Stream.concat(
                    settings.podRange().stream().map(block -> new Range(PODS, path, block)),
                    settings.serviceRange().stream()
                        .map(block -> new Range(SERVICES, path, block))));
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
        .flatMap(
            existing ->
                Stream.concat(
                    existing.addresses().stream()
                        .map(address -> new Range("database", address.path(), address.value())),
                    existing.blocks().stream().map(block -> of("database", block))));
  }

  private static String shown(IPAddress block) {
    return block.isPrefixed() ? block.toPrefixLengthString() : block.toCanonicalString();
  }
}
