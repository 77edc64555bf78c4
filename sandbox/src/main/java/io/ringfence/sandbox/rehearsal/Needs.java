package io.ringfence.sandbox.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a stack's file takes for granted, which a rehearsal has to make first.
 *
 * @param ranges the blocks from which instances get their addresses, in CIDR notation
 * @param networks the networks that exist, each once
 * @param namespaces the cluster's namespaces
 * @param postgres the major versions of the servers
 * @param hostPolicies whether the cluster has to know policies for host names
 */
record Needs(
    Set<String> ranges,
    List<Network> networks,
    Set<String> namespaces,
    Set<Integer> postgres,
    boolean hostPolicies) {
  private static final String DATABASES = "ringfence:databases";
  private static final Pattern VERSION = Pattern.compile("POSTGRES_(\\d+)");
  private static final Pattern NETWORK = Pattern.compile("projects/([^/]+)/global/networks/(.+)");

  /** As the program has it for an instance that names none. */
  static final String DEFAULT_VERSION = "POSTGRES_17";

  /**
   * A network that exists.
   *
   * @param connected whether it has private services access before the stack comes
   * @param allocated the names of ranges of that access from which instances take addresses
   */
  record Network(String project, String name, boolean connected, Set<String> allocated) {

    /** The ranges of its private services access: those that are named, or one. */
    Set<String> ranges() {
      return allocated.isEmpty() ? Set.of(name + "-range") : allocated;
    }

    private boolean isSame(Network other) {
      return project.equals(other.project) && name.equals(other.name);
    }

    private Network with(Network other) {
      Set<String> both = new TreeSet<>(allocated);
      both.addAll(other.allocated);
      return new Network(project, name, connected, both);
    }
  }

  /**
   * The needs of a file.
   *
   * @throws RehearsalException naming what a sandbox cannot have: other stacks
   */
  static Needs of(Version version) {
    JsonNode config = Trees.read(version.text(), version.label()).path("config");
    refuseReferences(config);
    boolean hostPolicies =
        !config.path("ringfence:hosts").isEmpty() && !config.has("ringfence:render");
    var needs =
        new Needs(
            new TreeSet<>(), new ArrayList<>(), new TreeSet<>(), new TreeSet<>(), hostPolicies);
    String project = config.path("gcp:project").asText();
    for (JsonNode database : config.path(DATABASES)) {
      JsonNode network = database.path("network");
      JsonNode range = network.path("privateServiceRange");
      if (range.isTextual()) {
        needs.ranges.add(range.asText());
      }
      if (network.path("existing").isTextual()) {
        Set<String> allocated = new TreeSet<>();
        Optional.of(database.path("cloudSql").path("allocatedRange"))
            .filter(JsonNode::isTextual)
            .ifPresent(name -> allocated.add(name.asText()));
        needs.add(
            network(project, network.path("existing").asText(), !range.isTextual(), allocated));
      }
      if (database.has("cloudSql")) {
        String name = database.path("cloudSql").path("version").asText(DEFAULT_VERSION);
        Matcher major = VERSION.matcher(name);
        if (major.matches()) {
          needs.postgres.add(Integer.valueOf(major.group(1)));
        }
      }
    }
    needs.namespaces.add(config.path("ringfence:namespace").asText("default"));
    for (JsonNode workload : config.path("ringfence:workloads")) {
      Optional.of(workload.path("namespace"))
          .filter(JsonNode::isTextual)
          .ifPresent(namespace -> needs.namespaces.add(namespace.asText()));
    }
    return needs;
  }

  /** What either of two files needs; of a network that both name, the first says how it is. */
  Needs and(Needs other) {
    var both =
        new Needs(
            new TreeSet<>(ranges),
            new ArrayList<>(networks),
            new TreeSet<>(namespaces),
            new TreeSet<>(postgres),
            hostPolicies || other.hostPolicies);
    both.ranges.addAll(other.ranges);
    both.namespaces.addAll(other.namespaces);
    both.postgres.addAll(other.postgres);
    other.networks.forEach(both::add);
    return both;
  }

  private void add(Network network) {
    for (int i = 0; i < networks.size(); i++) {
      if (networks.get(i).isSame(network)) {
        networks.set(i, networks.get(i).with(network));
        return;
      }
    }
    networks.add(network);
  }

  private static Network network(
      String project, String written, boolean connected, Set<String> allocated) {
    Matcher path = NETWORK.matcher(written);
    return path.matches()
        ? new Network(path.group(1), path.group(2), connected, allocated)
        : new Network(project, written, connected, allocated);
  }

  private static void refuseReferences(JsonNode config) {
    List<String> references =
        config.path(DATABASES).properties().stream()
            .flatMap(
                database ->
                    Stream.of("/stack", "/network/stack")
                        .filter(place -> !database.getValue().at(place).isMissingNode())
                        .map(
                            place -> DATABASES + "." + database.getKey() + place.replace('/', '.')))
            .toList();
    if (!references.isEmpty()) {
      throw new RehearsalException(
          "A rehearsal cannot reach other stacks, and the file reads from some: %s. Rehearse a copy"
                  .formatted(String.join(", ", references))
              + " of the file in which databases stand as existing ones: {addresses:"
              + " [10.10.10.10]} with the addresses that they have, and networks as {existing:"
              + " NAME}.");
    }
  }
}
