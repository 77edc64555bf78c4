package io.ringfence.config;

import io.ringfence.database.NetworkDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the networks of Cloud SQL instances, which must agree where instances share one. */
final class NetworkReader {
  private final StackFile file;
  private final Names names;
  private final Problems problems;
  private final AddressRules addressRules;
  private final Map<String, Located<NetworkDefinition.Known>> known = new LinkedHashMap<>();

  NetworkReader(StackFile file, Names names, Problems problems, AddressRules addressRules) {
    this.file = file;
    this.names = names;
    this.problems = problems;
    this.addressRules = addressRules;
  }

  /** The network that is written at this path; nothing when it has a problem, which is noted. */
  Optional<NetworkDefinition> read(String path, Optional<NetworkConfig> written) {
    if (problems.isWithin(path)) {
      return Optional.empty();
    }
    if (written.stream().mapToInt(NetworkReader::ways).sum() != 1) {
      problems.add(
          path,
          "a Cloud SQL instance with a private address needs one network",
          "give {name: …, privateServiceRange: 10.77.0.0/16} to create one, {existing: NAME}, or"
              + " {stack: {name: ORGANIZATION/PROJECT/STACK}}");
      return Optional.empty();
    }
    NetworkConfig network = written.orElseThrow();
    Optional<NetworkDefinition> definition =
        network
            .name()
            .flatMap(name -> created(path, name, network))
            .or(() -> network.existing().map(name -> existing(path, name, network)))
            .or(() -> network.stack().map(stack -> ofStack(path, stack, network)));
    definition.ifPresent(one -> checkAgreement(path, one));
    return definition;
  }

  private static int ways(NetworkConfig network) {
    return (int)
        Stream.of(network.name(), network.existing(), network.stack())
            .filter(Optional::isPresent)
            .count();
  }

  private Optional<NetworkDefinition> created(String path, String name, NetworkConfig network) {
    names.checkReservingNetwork(path + ".name", name);
    if (network.privateServiceRange().isEmpty()) {
      problems.add(
          path + ".privateServiceRange",
          "a network to create needs it",
          "give a private block that nothing else uses, for example 10.77.0.0/16");
      return Optional.empty();
    }
    Block range = network.privateServiceRange().get();
    addressRules.checkPrivateServiceRange(path + ".privateServiceRange", range);
    return Optional.of(new NetworkDefinition.Created(name, range.range()));
  }

  private NetworkDefinition existing(String path, String name, NetworkConfig network) {
    names.checkNetwork(path + ".existing", name);
    network
        .privateServiceRange()
        .ifPresent(
            range -> {
              addressRules.checkPrivateServiceRange(path + ".privateServiceRange", range);
              if (!problems.isWithin(path + ".existing")) {
                names.checkReservingNetwork(
                    path + ".existing", name.substring(name.lastIndexOf('/') + 1));
              }
            });
    return new NetworkDefinition.Existing(
        networkPath(name), network.privateServiceRange().map(Block::range));
  }

  /** A network of a stack has an instance in it, and so private services access. */
  private NetworkDefinition ofStack(String path, StackNetworkConfig stack, NetworkConfig network) {
    names.checkStack(path + ".stack.name", stack.name());
    if (network.privateServiceRange().isPresent()) {
      problems.add(
          path + ".privateServiceRange",
          "the network of another stack has private services access there already",
          "take it out; that stack says what its range is");
    }
    return new NetworkDefinition.OfStack(stack.name(), stack.network());
  }

  /** Two databases may share a network, but not with two ideas of it. */
  private void checkAgreement(String path, NetworkDefinition written) {
    if (!(written instanceof NetworkDefinition.Known definition)) {
      return;
    }
    String network =
        definition instanceof NetworkDefinition.Existing existing
            ? existing.path()
            : networkPath(definition.name());
    Located<NetworkDefinition.Known> first =
        known.computeIfAbsent(network, name -> new Located<>(path, definition));
    if (!first.value().equals(definition)) {
      problems.add(
          path,
          definition.name(),
          "this network is described in another way at " + first.path(),
          "describe it in the same way at both places, or name two networks");
    }
  }

  /** A network's path within the project of the stack, unless it is a path already. */
  private String networkPath(String name) {
    return name.contains("/")
        ? name
        : "projects/%s/global/networks/%s".formatted(file.value("gcp:project").orElse(""), name);
  }
}
