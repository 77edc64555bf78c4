package io.ringfence.config;

import io.ringfence.cluster.BindingDefinition;
import io.ringfence.cluster.BindingValue;
import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.LoginChoice;
import io.ringfence.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the bindings: what each workload learns of which database. */
final class BindingReader {
  private final StackConfig config;
  private final StackFile file;
  private final Names names;
  private final Problems problems;
  private final BindingKeyReader keyReader;
  private final Map<String, Located<BindingDefinition>> known = new LinkedHashMap<>();

  BindingReader(StackConfig config, StackFile file, Names names, Problems problems) {
    this.config = config;
    this.file = file;
    this.names = names;
    this.problems = problems;
    this.keyReader = new BindingKeyReader(problems);
  }

  List<BindingDefinition> read() {
    var definitions = new ArrayList<BindingDefinition>();
    config
        .workloads()
        .forEach(
            (name, workload) ->
                workload
                    .binds()
                    .forEach(written -> definition(name, written).ifPresent(definitions::add)));
    return definitions;
  }

  private Optional<BindingDefinition> definition(String workload, Located<BindConfig> written) {
    Located<String> to = written.value().to();
    DatabaseConfig database = config.databases().get(to.value());
    if (database == null) {
      checkKnown(to);
      return Optional.empty();
    }
    if (problems.isWithin("ringfence:databases." + to.value())) {
      return Optional.empty();
    }
    checkAddress(to.value(), database);
    checkDirect(to, database);
    Bindable bindable = Bindable.of(database);
    checkReplica(written.value().replica(), database);
    checkChoice(written.value().database(), bindable.databases(), database);
    checkChoice(written.value().user(), bindable.users(), database);
    BindingDefinition definition =
        definition(workload, written, keyReader.read(to, written, bindable));
    checkApart(written.path(), definition);
    return Optional.of(definition);
  }

  private BindingDefinition definition(
      String workload, Located<BindConfig> written, Map<String, BindingValue> keys) {
    BindConfig bind = written.value();
    String name = bind.name().map(Located::value).orElse(workload + "-" + bind.to().value());
    return new BindingDefinition(
        name,
        workload,
        config.namespaceOf(workload),
        bind.to().value(),
        bind.replica().map(Located::value),
        new LoginChoice(bind.database().map(Located::value), bind.user().map(Located::value)),
        bind.configMap().map(Located::value).orElse(name),
        bind.secret().map(Located::value).orElse(name),
        new TreeMap<>(keys));
  }

  private void checkKnown(Located<String> to) {
    if (!file.names("databases").contains(to.value())) {
      problems.add(
          to.path(),
          to.value(),
          "there is no such database",
          Suggestions.instead(to.value(), file.names("databases")));
    }
  }

  private void checkAddress(String name, DatabaseConfig database) {
    String path = "ringfence:databases." + name + ".existing.addresses";
    if (database.existing().filter(existing -> existing.addresses().isEmpty()).isPresent()) {
      problems.add(path, "a database without an address cannot be bound", "give its addresses");
    }
  }

  private void checkDirect(Located<String> to, DatabaseConfig database) {
    if (database.cloudSql().filter(CloudSqlSettings::connectorEnforcement).isPresent()) {
      problems.add(
          to.path(),
          to.value(),
          "a binding leads straight to the instance, which connectorEnforcement refuses",
          "run the Cloud SQL Auth Proxy beside the workload and take the binding out, or take out"
              + " connectorEnforcement");
    }
  }

  /** Another stack tells its replicas when it is asked, which is not now. */
  private void checkReplica(Optional<Located<String>> chosen, DatabaseConfig database) {
    chosen
        .filter(replica -> database.stack().isEmpty())
        .filter(replica -> !database.replicas().containsKey(replica.value()))
        .ifPresent(
            replica ->
                problems.add(
                    replica.path(),
                    replica.value(),
                    "the database has no such replica",
                    Suggestions.instead(replica.value(), database.replicas().keySet())));
  }

  private void checkChoice(
      Optional<Located<String>> chosen, List<String> known, DatabaseConfig database) {
    chosen
        .filter(choice -> database.stack().isEmpty())
        .filter(choice -> database.existing().isPresent() || !known.contains(choice.value()))
        .ifPresent(
            choice ->
                problems.add(
                    choice.path(),
                    choice.value(),
                    database.existing().isPresent()
                        ? "a database that exists says its one login itself"
                        : "the instance has no such database or user",
                    database.existing().isPresent()
                        ? "take it out"
                        : Suggestions.instead(choice.value(), known)));
  }

  /** No object may be claimed twice; the engine tells the bindings themselves apart by name. */
  private void checkApart(String path, BindingDefinition definition) {
    names.checkObject(path, definition.configMap());
    if (!definition.secret().equals(definition.configMap())) {
      names.checkObject(path, definition.secret());
    }
    var claimed =
        List.of(
            "binding " + definition.name(),
            "ConfigMap " + definition.configMap(),
            "Secret " + definition.secret());
    claimed.stream()
        .map(known::get)
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            other ->
                problems.add(
                    path,
                    "it has the name of another binding, of its ConfigMap or of its Secret: "
                        + "workload %s, database %s"
                            .formatted(other.value().workload(), other.value().database()),
                    "give it a name of its own: {to: %s, name: …}"
                        .formatted(definition.database())));
    claimed.forEach(object -> known.putIfAbsent(object, new Located<>(path, definition)));
  }
}
