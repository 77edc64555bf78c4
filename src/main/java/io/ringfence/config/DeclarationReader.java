package io.ringfence.config;

import io.ringfence.config.Declarations.BindingDeclaration;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** From what is written to what is declared: names are resolved, and what does not fit is noted. */
final class DeclarationReader {
  /** Kubernetes' "Labels and Selectors", syntax of keys, with an optional DNS prefix. */
  private static final Pattern LABEL_KEY =
      Pattern.compile("([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

  private static final Pattern LABEL_VALUE =
      Pattern.compile("([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");

  private final StackConfig config;
  private final Problems problems;
  private final Names names;
  private final DatabaseReader databaseReader;

  DeclarationReader(StackConfig config, StackFile file, Problems problems) {
    this.config = config;
    this.problems = problems;
    this.names = new Names(problems);
    this.databaseReader = new DatabaseReader(config, file, names, problems);
  }

  Declarations read() {
    checkCluster();
    names.checkLabel("ringfence:namespace", config.namespace());
    List<DatabaseDefinition> databases = databaseReader.read();
    List<Workload> workloads = workloads();
    List<Flow> flows = new FlowReader(config, workloads, databases, problems).read();
    return new Declarations(
        config.cluster(),
        config.namespace(),
        databases,
        workloads,
        flows,
        bindings(),
        config.posture());
  }

  private void checkCluster() {
    if (config.cluster().kubeconfig().isEmpty() && config.cluster().context().isEmpty()) {
      problems.add(
          "ringfence:cluster",
          "the cluster is not named, and whichever happens to be current is no answer",
          "give kubeconfig, context or both");
    }
  }

  private List<Workload> workloads() {
    var workloads = new ArrayList<Workload>();
    config
        .workloads()
        .forEach(
            (name, workload) -> {
              String path = "ringfence:workloads." + name;
              names.checkLabel(path, name);
              if (config.databases().containsKey(name)) {
                problems.add(
                    path,
                    "a database has the same name",
                    "rename one, so that flows can tell them apart");
              }
              selector(path + ".pods", workload.pods())
                  .ifPresent(pods -> workloads.add(new Workload(name, pods, workload.ports())));
            });
    return workloads;
  }

  private Optional<PodSelector> selector(String path, Map<String, String> labels) {
    if (labels.isEmpty()) {
      problems.add(
          path,
          "no labels would select every pod",
          "give at least one label, for example {app: backend}");
      return Optional.empty();
    }
    labels.forEach(
        (key, value) -> {
          if (!LABEL_KEY.matcher(key).matches() || !LABEL_VALUE.matcher(value).matches()) {
            problems.add(
                path + "." + key,
                "not a label: " + key + "=" + value,
                "use at most 63 letters, digits, hyphens, underscores and dots");
          }
        });
    return Optional.of(PodSelector.of(labels));
  }

  private List<BindingDeclaration> bindings() {
    var bindings = new ArrayList<BindingDeclaration>();
    config
        .workloads()
        .forEach(
            (name, workload) -> {
              for (int i = 0; i < workload.binds().size(); i++) {
                String database = workload.binds().get(i);
                String path = "ringfence:workloads.%s.binds[%d]".formatted(name, i);
                databaseReader.checkBindable(path, database);
                names.checkLabel(path, name + "-" + database);
                bindings.add(new BindingDeclaration(name, database));
              }
            });
    return bindings;
  }
}
