package io.ringfence.config;

import io.ringfence.database.NetworkDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the networks of Cloud SQL instances, which must agree where instances share one. */
final class NetworkReader {
  private final StackFile file;
  private final Names names;
  private final Problems problems;
  private final AddressRules addressRules;
  private final Map<String, Located<NetworkDefinition>> known = new LinkedHashMap<>();

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
    if (written.isEmpty()
        || written.get().name().isPresent() == written.get().existing().isPresent()) {
      problems.add(
          path,
          "a Cloud SQL instance with a private address needs one network",
          "give {name: …, privateServiceRange: 10.77.0.0/16} to create one, or {existing: NAME}");
      return Optional.empty();
    }
    NetworkConfig network = written.get();
    Optional<NetworkDefinition> definition =
        network
            .name()
            .flatMap(name -> created(path, name, network))
            .or(() -> network.existing().map(name -> existing(path, name, network)));
    definition.ifPresent(one -> checkAgreement(path, one));
    return definition;
  }

  private Optional<NetworkDefinition> created(String path, String name, NetworkConfig network) {
    names.checkCloudName(path + ".name", name);
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
    network
        .privateServiceRange()
        .ifPresent(
            range ->
                problems.add(
                    path + ".privateServiceRange",
                    range.range().toPrefixLengthString(),
                    "the range of a network that exists is not for this stack to reserve",
                    "leave it out, or create the network with name"));
    return new NetworkDefinition.Existing(networkPath(name));
  }

  /** Two databases may share a network, but not with two ideas of it. */
  private void checkAgreement(String path, NetworkDefinition definition) {
    String network = networkPath(definition.name());
    Located<NetworkDefinition> first =
        known.computeIfAbsent(network, name -> new Located<>(path, definition));
    if (first.value().equals(definition)) {
      return;
    }
    boolean bothCreated =
        first.value() instanceof NetworkDefinition.Created
            && definition instanceof NetworkDefinition.Created;
    problems.add(
        path,
        definition.name(),
        bothCreated
            ? "the same network has another privateServiceRange at " + first.path()
            : "the same network is created at one place and said to exist at another: see "
                + first.path(),
        bothCreated
            ? "give both the same range, or name two networks"
            : "write {name: …, privateServiceRange: …} at both, or {existing: NAME} at both");
  }

  /** A network's path within the project of the stack, unless it is a path already. */
  private String networkPath(String name) {
    return name.contains("/")
        ? name
        : "projects/%s/global/networks/%s".formatted(file.value("gcp:project").orElse(""), name);
  }
}
