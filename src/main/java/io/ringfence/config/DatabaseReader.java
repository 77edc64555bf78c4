package io.ringfence.config;

import com.pulumi.core.Output;
import io.ringfence.database.Accounts;
import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.DatabaseDefinition.Existing;
import io.ringfence.database.DatabaseDefinition.OfStack;
import io.ringfence.database.IamUser;
import io.ringfence.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the databases, and notes what cannot work before Google is asked. */
final class DatabaseReader {
  private final StackConfig config;
  private final StackFile file;
  private final Names names;
  private final Problems problems;
  private final CloudSqlRules cloudSqlRules;
  private final AddressRules addressRules;
  private final ReplicaRules replicaRules;
  private final IamRules iamRules;
  private final NetworkReader networkReader;

  DatabaseReader(StackConfig config, StackFile file, Names names, Problems problems) {
    this.config = config;
    this.file = file;
    this.names = names;
    this.problems = problems;
    this.cloudSqlRules = new CloudSqlRules(problems);
    this.iamRules = new IamRules(names, problems);
    this.addressRules = new AddressRules(problems);
    this.replicaRules =
        new ReplicaRules(
            config,
            file.value("gcp:project").orElse(""),
            file.value("gcp:region"),
            names,
            problems);
    this.networkReader = new NetworkReader(file, names, problems, addressRules);
  }

  List<DatabaseDefinition> read() {
    var definitions = new ArrayList<DatabaseDefinition>();
    config
        .databases()
        .forEach((name, database) -> definition(name, database).ifPresent(definitions::add));
    if (config.databases().values().stream().anyMatch(one -> one.cloudSql().isPresent())) {
      checkGoogle("gcp:project");
      checkGoogle("gcp:region");
    }
    return definitions;
  }

  private void checkGoogle(String key) {
    if (file.value(key).isEmpty()) {
      problems.add(key, "a Cloud SQL instance needs it", "pulumi config set " + key + " VALUE");
    }
  }

  private Optional<DatabaseDefinition> definition(String name, DatabaseConfig database) {
    String path = "ringfence:databases." + name;
    if (problems.isWithin(path + ".cloudSql")
        || problems.isWithin(path + ".existing")
        || problems.isWithin(path + ".stack")) {
      return Optional.empty();
    }
    List<?> kinds =
        Stream.of(database.cloudSql(), database.existing(), database.stack())
            .flatMap(Optional::stream)
            .toList();
    if (kinds.size() != 1) {
      problems.add(
          path,
          kinds.isEmpty()
              ? "none of cloudSql, existing and stack is here"
              : "more than one of cloudSql, existing and stack is here",
          "give one of them: cloudSql creates an instance, existing names a database that is"
              + " there, stack one of another stack");
      return Optional.empty();
    }
    return database
        .cloudSql()
        .flatMap(settings -> cloudSql(path, name, database, settings))
        .or(() -> database.existing().map(existing -> existing(path, name, database, existing)))
        .or(() -> database.stack().map(stack -> ofStack(path, name, database, stack)));
  }

  private Optional<DatabaseDefinition> cloudSql(
      String path, String name, DatabaseConfig database, CloudSqlSettings settings) {
    names.checkInstance(path, name, file.value("gcp:project").orElse(""));
    String settingsPath = path + ".cloudSql";
    cloudSqlRules.check(settingsPath, settings, file.value("gcp:region"));
    for (List<Located<String>> list : List.of(database.databases(), database.users())) {
      list.forEach(written -> names.checkSqlName(written.path(), written.value()));
      names.checkOnce(list);
    }
    checkShared(database);
    replicaRules.check(path, name, database, settings);
    List<IamUser> iamUsers =
        iamRules.read(path + ".iam", database.iam(), settings.flags(), settingsPath + ".flags");
    return networkReader
        .read(path + ".network", database.network())
        .map(
            network ->
                new CloudSql(
                    name,
                    settings,
                    network,
                    database.databases().stream().map(Located::value).toList(),
                    database.users().stream().map(Located::value).toList(),
                    iamUsers,
                    database.share().stream().map(Located::value).toList(),
                    database.replicas(),
                    database.locks().locks(database.isProtected())));
  }

  private DatabaseDefinition existing(
      String path, String name, DatabaseConfig database, ExistingDatabaseConfig existing) {
    checkNothingOfCloudSql(path, database);
    addressRules.checkDatabase(path + ".existing", existing);
    checkPort(path + ".existing.port", existing.port());
    if (existing.password().isPresent() && !file.secretKeys().contains("ringfence:databases")) {
      problems.add(
          path + ".existing.password",
          "the password stands in the file in plain text",
          "pulumi config set --secret --path " + path + ".existing.password");
    }
    return new Existing(
        name,
        Stream.concat(
                existing.addresses().stream().map(Located::value),
                existing.blocks().stream().map(block -> block.value().range()))
            .toList(),
        existing.port(),
        existing.engine(),
        accounts(existing));
  }

  private static Accounts accounts(ExistingDatabaseConfig existing) {
    Map<String, Output<String>> passwords = new HashMap<>();
    existing
        .password()
        .ifPresent(
            password -> passwords.put(existing.user().orElse(""), Output.ofSecret(password)));
    return new Accounts(
        existing.database().stream().toList(), existing.user().stream().toList(), passwords);
  }

  private DatabaseDefinition ofStack(
      String path, String name, DatabaseConfig database, StackDatabaseConfig stack) {
    checkNothingOfCloudSql(path, database);
    names.checkStack(path + ".stack.name", stack.name());
    checkPort(path + ".stack.port", stack.port());
    return new OfStack(name, stack.name(), stack.database(), stack.port());
  }

  private void checkShared(DatabaseConfig database) {
    names.checkOnce(database.share());
    List<String> users = database.users().stream().map(Located::value).toList();
    database.share().stream()
        .filter(user -> !users.contains(user.value()))
        .forEach(
            user ->
                problems.add(
                    user.path(),
                    user.value(),
                    "the instance has no such user",
                    Suggestions.instead(user.value(), users)));
  }

  private void checkPort(String path, int port) {
    if (port < 1 || port > 65535) {
      problems.add(path, port, "a port lies between 1 and 65535", "PostgreSQL's own is 5432");
    }
  }

  private void checkNothingOfCloudSql(String path, DatabaseConfig database) {
    checkGoesWithCloudSql(path + ".network", database.network().isPresent());
    checkGoesWithCloudSql(path + ".databases", !database.databases().isEmpty());
    checkGoesWithCloudSql(path + ".users", !database.users().isEmpty());
    checkGoesWithCloudSql(path + ".iam", !database.iam().isEmpty());
    checkGoesWithCloudSql(path + ".replicas", !database.replicas().isEmpty());
    checkGoesWithCloudSql(path + ".share", !database.share().isEmpty());
    checkGoesWithCloudSql(path + ".protected", database.isProtected());
    checkGoesWithCloudSql(path + ".locks", !database.locks().isEmpty());
  }

  private void checkGoesWithCloudSql(String path, boolean isGiven) {
    if (isGiven) {
      problems.add(
          path, "this says nothing about a database that exists", "take it out, or use cloudSql");
    }
  }
}
