package io.ringfence.config;

import io.ringfence.cluster.BindingDefinition;
import io.ringfence.cluster.gke.GkeSettings;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Invariant;
import io.ringfence.flow.Peer.Namespaces;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.policy.PolicyCompiler;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From what is written to what is declared: names are resolved, and what does not fit is noted. */
final class DeclarationReader {
  private final StackConfig config;
  private final StackFile file;
  private final Optional<GkeSettings> gke;
  private final Problems problems;
  private final RenderReader renderReader;
  private final Names names;
  private final AddressRules addressRules;
  private final DatabaseReader databaseReader;

  /**
   * Makes a reader.
   *
   * @param folder the project's, from which paths in the file lead on
   */
  DeclarationReader(
      StackConfig config,
      StackFile file,
      Optional<GkeSettings> gke,
      Path folder,
      Problems problems) {
    this.config = config;
    this.file = file;
    this.gke = gke;
    this.problems = problems;
    this.renderReader = new RenderReader(folder, problems);
    this.names = Names.prefixed(config.prefix(), problems);
    this.addressRules = new AddressRules(problems);
    this.databaseReader = new DatabaseReader(config, file, names, problems);
  }

  Declarations read() {
    ClusterRules clusterRules = new ClusterRules(file, problems);
    boolean applied = config.render().isEmpty() && !problems.isWithin("ringfence:render");
    clusterRules.check(config.cluster(), applied);
    gke.ifPresent(settings -> clusterRules.checkDataplane(config.cluster(), settings));
    names.checkLabel("ringfence:namespace", config.namespace());
    if (config.isolate()) {
      names.checkObject("ringfence:isolate", PolicyCompiler.ISOLATION);
    }
    checkPeerNames();
    List<DatabaseDefinition> databases = databaseReader.read();
    if (config.environment().filter(Environment.PROD::equals).isPresent()) {
      new ProductionRules(problems).check(config.databases());
    }
    new RangeRules(problems).check(config.cluster(), gke, config.databases());
    List<Workload> workloads = new WorkloadReader(config, names, problems).read();
    config
        .addresses()
        .forEach((name, group) -> addressRules.checkGroup("ringfence:addresses." + name, group));
    var hostRules = new HostRules(config.cluster().dataplane(), problems);
    config.hosts().forEach((name, group) -> hostRules.checkGroup("ringfence:hosts." + name, group));
    List<Namespaces> namespaces = new NamespacesReader(config, names, problems).read();
    var peers = new PeerTable(config, file, workloads, databases, namespaces, problems);
    List<Flow> flows = new FlowReader(config, peers, hostRules, problems).read();
    List<Invariant> invariants = new InvariantReader(peers, problems).read(config.invariants());
    new Contradictions(config, problems).checkWorkloads(workloads);
    List<BindingDefinition> bindings = new BindingReader(config, file, names, problems).read();
    boolean seals = bindings.stream().anyMatch(BindingDefinition::hasSecret);
    return new Declarations(
        config.cluster(),
        gke,
        config.render().flatMap(render -> renderReader.read(render, seals)),
        config.namespace(),
        names.objects(),
        databases,
        workloads,
        flows,
        invariants,
        peers.all(),
        bindings,
        config.postures(),
        config.isolate());
  }

  /** A flow names a peer by its name alone, so that it stands once among all kinds of peers. */
  private void checkPeerNames() {
    var kinds = new LinkedHashMap<String, String>();
    checkPeerNames("databases", "a database", config.databases().keySet(), kinds);
    checkPeerNames("workloads", "a workload", config.workloads().keySet(), kinds);
    checkPeerNames("addresses", "a group of addresses", config.addresses().keySet(), kinds);
    checkPeerNames("namespaces", "a group of namespaces", config.namespaces().keySet(), kinds);
    checkPeerNames("hosts", "a group of hosts", config.hosts().keySet(), kinds);
  }

  private void checkPeerNames(
      String group, String kind, Set<String> declared, Map<String, String> kinds) {
    for (String name : declared) {
      String path = "ringfence:" + group + "." + name;
      names.checkPeerName(path, name);
      String other = kinds.putIfAbsent(name, kind);
      if (other != null) {
        problems.add(
            path, other + " has the same name", "rename one, so that flows can tell them apart");
      }
    }
  }
}
