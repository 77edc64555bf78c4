package io.ringfence.config;

import io.ringfence.config.Declarations.BindingDeclaration;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelector;
import io.ringfence.policy.PolicyCompiler;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final StackFile file;
  private final Problems problems;
  private final Names names;
  private final AddressRules addressRules;
  private final DatabaseReader databaseReader;

  DeclarationReader(StackConfig config, StackFile file, Problems problems) {
    this.config = config;
    this.file = file;
    this.problems = problems;
    this.names = Names.prefixed(config.prefix(), problems);
    this.addressRules = new AddressRules(problems);
    this.databaseReader = new DatabaseReader(config, file, names, problems);
  }

  Declarations read() {
    checkCluster();
    names.checkLabel("ringfence:namespace", config.namespace());
    if (config.isolate()) {
      names.checkObject("ringfence:isolate", PolicyCompiler.ISOLATION);
    }
    List<DatabaseDefinition> databases = databaseReader.read();
    new RangeRules(problems).check(config.cluster(), config.databases());
    List<Workload> workloads = workloads();
    checkAddresses();
    List<Flow> flows =
        new FlowReader(
                config, new PeerTable(config, file, workloads, databases, problems), problems)
            .read();
    return new Declarations(
        config.cluster(),
        config.namespace(),
        names.objects(),
        databases,
        workloads,
        flows,
        bindings(),
        config.postures(),
        config.isolate());
  }

  private void checkCluster() {
    if (config.cluster().kubeconfig().isEmpty()
        && config.cluster().context().isEmpty()
        && !problems.isWithin("ringfence:cluster")) {
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
              names.checkPeerName(path, name);
              if (config.databases().containsKey(name)) {
                problems.add(
                    path,
                    "a database has the same name",
                    "rename one, so that flows can tell them apart");
              }
              selector(path + ".pods", workload.pods())
                  .ifPresent(pods -> workloads.add(new Workload(name, pods, workload.ports())));
            });
    checkDistinct(workloads);
    return workloads;
  }

  private void checkAddresses() {
    config
        .addresses()
        .forEach(
            (name, addresses) -> {
              String path = "ringfence:addresses." + name;
              names.checkPeerName(path, name);
              if (config.workloads().containsKey(name) || config.databases().containsKey(name)) {
                problems.add(
                    path,
                    "a workload or a database has the same name",
                    "rename one, so that flows can tell them apart");
              }
              addressRules.checkGroup(path, addresses);
            });
  }

  /** Policies add up: a pod that two workloads select would be allowed what either of them is. */
  private void checkDistinct(List<Workload> workloads) {
    for (Workload narrow : workloads) {
      for (Workload wide : workloads) {
        var wideLabels = wide.pods().matchLabels().entrySet();
        var narrowLabels = narrow.pods().matchLabels().entrySet();
        boolean saidAlready =
            wideLabels.equals(narrowLabels) && narrow.name().compareTo(wide.name()) < 0;
        if (!wide.name().equals(narrow.name())
            && narrowLabels.containsAll(wideLabels)
            && !saidAlready) {
          problems.add(
              "ringfence:workloads." + narrow.name() + ".pods",
              "all of these pods are selected by the workload \"" + wide.name() + "\" too",
              "give " + wide.name() + " a label that these pods do not have");
        }
      }
    }
  }

  private Optional<PodSelector> selector(String path, Map<String, String> labels) {
    if (labels.isEmpty()) {
      if (!problems.isWithin(path)) {
        problems.add(
            path,
            "no labels would select every pod",
            "give at least one label, for example {app: backend}");
      }
      return Optional.empty();
    }
    labels.forEach(
        (key, value) -> {
          if (!LABEL_KEY.matcher(key).matches() || !LABEL_VALUE.matcher(value).matches()) {
            problems.add(
                path + "." + key,
                value,
                "this cannot be a label",
                "use at most 63 letters, digits, hyphens, underscores and dots");
          }
        });
    return Optional.of(PodSelector.of(labels));
  }

  private List<BindingDeclaration> bindings() {
    var bindings = new ArrayList<BindingDeclaration>();
    var objects = new HashMap<String, BindingDeclaration>();
    config
        .workloads()
        .forEach(
            (name, workload) -> {
              names.checkOnce(workload.binds());
              for (Located<String> database : workload.binds()) {
                databaseReader.checkBindable(database);
                bindings.add(binding(name, database, objects));
              }
            });
    return bindings;
  }

  /** The hyphen that joins the two names may stand in a name too, so that two pairs may meet. */
  private BindingDeclaration binding(
      String workload, Located<String> database, Map<String, BindingDeclaration> objects) {
    var binding = new BindingDeclaration(workload, database.value());
    String object = workload + "-" + database.value();
    names.checkObject(database.path(), object);
    BindingDeclaration other = objects.computeIfAbsent(object, name -> binding);
    if (!other.equals(binding)) {
      problems.add(
          database.path(),
          database.value(),
          "the ConfigMap and the Secret would have the same name as those of another binding: "
              + "workload %s, database %s".formatted(other.workload(), other.database()),
          "rename a workload or a database");
    }
    return binding;
  }
}
