package io.ringfence.config;

import com.pulumi.core.Output;
import io.ringfence.database.CloudSqlSettings;
import io.ringfence.database.DatabaseDefinition;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import io.ringfence.database.DatabaseDefinition.Existing;
import io.ringfence.database.Locks;
import io.ringfence.database.Login;
import io.ringfence.database.NetworkDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the databases, and notes what cannot work before Google is asked. */
final class DatabaseReader {
  private final StackConfig config;
  private final StackFile file;
  private final Names names;
  private final Problems problems;
  private final CloudSqlRules cloudSqlRules;
  private final AddressRules addressRules;

  DatabaseReader(StackConfig config, StackFile file, Names names, Problems problems) {
    this.config = config;
    this.file = file;
    this.names = names;
    this.problems = problems;
    this.cloudSqlRules = new CloudSqlRules(problems);
    this.addressRules = new AddressRules(problems);
  }

  List<DatabaseDefinition> read() {
    var definitions = new ArrayList<DatabaseDefinition>();
    config
        .databases()
        .forEach((name, database) -> definition(name, database).ifPresent(definitions::add));
    if (definitions.stream().anyMatch(CloudSql.class::isInstance)) {
      checkGoogle("gcp:project");
      checkGoogle("gcp:region");
    }
    return definitions;
  }

  /** Notes why a workload cannot be bound to the database of this name. */
  void checkBindable(String path, String name) {
    Optional<DatabaseConfig> database = Optional.ofNullable(config.databases().get(name));
    if (database.isEmpty()) {
      problems.add(
          path,
          "there is no database \"" + name + "\"",
          Suggestions.instead(name, config.databases().keySet()));
      return;
    }
    if (!hasLogin(database.get())) {
      problems.add(
          path,
          "nothing to log in to \"" + name + "\" with",
          database.get().cloudSql().isPresent()
              ? "give it databases and users"
              : "give its existing database, user and password");
    }
    database
        .flatMap(DatabaseConfig::existing)
        .filter(existing -> existing.addresses().isEmpty())
        .ifPresent(
            existing ->
                problems.add(
                    "ringfence:databases." + name + ".existing.addresses",
                    "a database without an address cannot be bound",
                    "give its addresses"));
  }

  private static boolean hasLogin(DatabaseConfig database) {
    return database.cloudSql().isPresent()
        ? !database.databases().isEmpty() && !database.users().isEmpty()
        : database.existing().flatMap(DatabaseReader::login).isPresent();
  }

  private void checkGoogle(String key) {
    if (file.value(key).isEmpty()) {
      problems.add(key, "a Cloud SQL instance needs it", "pulumi config set " + key + " VALUE");
    }
  }

  private Optional<DatabaseDefinition> definition(String name, DatabaseConfig database) {
    String path = "ringfence:databases." + name;
    names.checkLabel(path, name);
    if (database.cloudSql().isPresent() == database.existing().isPresent()) {
      problems.add(path, "one of cloudSql and existing is wanted", "give one of them");
      return Optional.empty();
    }
    return database
        .cloudSql()
        .<DatabaseDefinition>map(settings -> cloudSql(path, name, database, settings))
        .or(() -> database.existing().map(existing -> existing(path, name, existing)));
  }

  private DatabaseDefinition cloudSql(
      String path, String name, DatabaseConfig database, CloudSqlSettings settings) {
    cloudSqlRules.check(path + ".cloudSql", settings);
    for (int i = 0; i < database.databases().size(); i++) {
      names.checkSqlName(path + ".databases[" + i + "]", database.databases().get(i));
    }
    for (int i = 0; i < database.users().size(); i++) {
      names.checkSqlName(path + ".users[" + i + "]", database.users().get(i));
    }
    return new CloudSql(
        name,
        settings,
        network(path + ".network", database.network()),
        database.databases(),
        database.users(),
        Locks.all(database.isProtected()));
  }

  private NetworkDefinition network(String path, Optional<NetworkConfig> written) {
    if (written.isEmpty()
        || written.get().name().isPresent() == written.get().existing().isPresent()) {
      problems.add(
          path,
          "a Cloud SQL instance with a private address needs one network",
          "give {name: …, privateServiceRange: 10.77.0.0/16} to create one, or {existing: NAME}");
      return new NetworkDefinition.Existing("");
    }
    NetworkConfig network = written.get();
    if (network.name().isEmpty()) {
      return new NetworkDefinition.Existing(networkPath(network.existing().orElseThrow()));
    }
    String name = network.name().get();
    names.checkLabel(path + ".name", name);
    if (network.privateServiceRange().isEmpty()) {
      problems.add(
          path + ".privateServiceRange",
          "a network to create needs it",
          "give a private block that nothing else uses, for example 10.77.0.0/16");
      return new NetworkDefinition.Existing(name);
    }
    Block range = network.privateServiceRange().get();
    addressRules.checkPrivateServiceRange(path + ".privateServiceRange", range);
    return new NetworkDefinition.Created(name, range.range());
  }

  /** A network's path within the project of the stack, unless it is a path already. */
  private String networkPath(String name) {
    return name.contains("/")
        ? name
        : "projects/%s/global/networks/%s".formatted(file.value("gcp:project").orElse(""), name);
  }

  private Existing existing(String path, String name, ExistingDatabaseConfig existing) {
    for (int i = 0; i < existing.addresses().size(); i++) {
      addressRules.checkDatabaseAddress(
          path + ".existing.addresses[" + i + "]", existing.addresses().get(i));
    }
    if (existing.port() < 1 || existing.port() > 65535) {
      problems.add(
          new Place(
              path + ".existing.port",
              com.fasterxml.jackson.databind.node.IntNode.valueOf(existing.port()),
              false),
          "a port lies between 1 and 65535",
          "PostgreSQL's own is 5432");
    }
    if (existing.password().isPresent() && !file.secretKeys().contains("ringfence:databases")) {
      problems.add(
          path + ".existing.password",
          "the password stands in the file in plain text",
          "pulumi config set --secret --path " + path + ".existing.password");
    }
    return new Existing(name, existing.addresses(), existing.port(), login(existing));
  }

  private static Optional<Login> login(ExistingDatabaseConfig existing) {
    return existing
        .database()
        .flatMap(
            database ->
                existing
                    .user()
                    .flatMap(
                        user ->
                            existing
                                .password()
                                .map(
                                    password ->
                                        new Login(database, user, Output.ofSecret(password)))));
  }
}
