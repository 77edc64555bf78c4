package io.ringfence.database;

import com.pulumi.core.Output;
import com.pulumi.gcp.sql.DatabaseArgs;
import com.pulumi.gcp.sql.SslCert;
import com.pulumi.gcp.sql.SslCertArgs;
import com.pulumi.gcp.sql.User;
import com.pulumi.gcp.sql.UserArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import inet.ipaddr.IPAddress;
import io.ringfence.database.DatabaseDefinition.CloudSql;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Cloud SQL instance with a private address, its databases, and its users with passwords. */
public final class CloudSqlDatabase extends ComponentResource implements Database {
  /**
   * Databases and users go with their instance. Dropped one by one they would stand in the way: a
   * role that owns a table, or a database with a session, cannot be dropped.
   */
  private static final String GOES_WITH_THE_INSTANCE = "ABANDON";

  private final DatabaseEndpoint endpoint;
  private final CloudSql definition;
  private final Map<String, GeneratedSecret> passwords;

  /**
   * Provisions an instance.
   *
   * @param labels of the instance, beside those of its definition
   */
  public CloudSqlDatabase(
      CloudSql definition,
      PrivateNetwork network,
      Map<String, String> labels,
      SecureRandom random,
      ComponentResourceOptions options) {
    super("ringfence:database:CloudSqlDatabase", definition.name(), options);
    SqlInstance instance = instance(definition, network, labels);
    Map<String, SqlInstance> replicas = replicas(definition, instance, network, labels);
    this.definition = definition;
    this.passwords = passwords(definition, random);

    var resources = new ArrayList<>(network.resources());
    resources.add(instance);
    resources.addAll(replicas.values());
    resources.addAll(databases(definition, instance));
    resources.addAll(users(definition, instance));
    resources.addAll(iamUsers(definition, instance));
    Optional<SslCert> certificate = clientCertificate(definition, instance);
    certificate.ifPresent(resources::add);
    var guard = new AddressGuard(definition.name(), reservedRange(definition, network));
    this.endpoint =
        new DatabaseEndpoint(
            definition.name(),
            List.of(instance.privateIpAddress().applyValue(guard::check)),
            addresses(replicas, guard),
            guard.range(),
            definition.port(),
            Optional.of(tls(instance, certificate)),
            resources);
    registerOutputs(Map.of("endpoint", endpoint.asOutput()));
  }

  @Override
  public DatabaseEndpoint endpoint() {
    return endpoint;
  }

  @Override
  public Accounts accounts() {
    var values = new LinkedHashMap<String, Output<String>>();
    passwords.forEach((user, password) -> values.put(user, password.value()));
    return new Accounts(definition.databases(), List.copyOf(passwords.keySet()), values);
  }

  /** The passwords that other stacks may read, by user. */
  Map<String, Output<String>> sharedPasswords() {
    Map<String, Output<String>> shared = new LinkedHashMap<>(accounts().passwords());
    shared.keySet().retainAll(definition.shared());
    return shared;
  }

  private SqlInstance instance(
      CloudSql definition, PrivateNetwork network, Map<String, String> labels) {
    return new SqlInstance(
        definition.name(),
        InstanceArguments.of(definition, network.path(), labels),
        instanceOptions(definition, network));
  }

  private Map<String, SqlInstance> replicas(
      CloudSql definition,
      SqlInstance primary,
      PrivateNetwork network,
      Map<String, String> labels) {
    var replicas = new LinkedHashMap<String, SqlInstance>();
    definition
        .replicas()
        .forEach(
            (name, settings) ->
                replicas.put(
                    name,
                    new SqlInstance(
                        definition.name() + "-" + name,
                        InstanceArguments.ofReplica(
                            definition, settings, primary.name(), network.path(), labels),
                        instanceOptions(definition, network))));
    return replicas;
  }

  private CustomResourceOptions instanceOptions(CloudSql definition, PrivateNetwork network) {
    CustomResourceOptions.Builder options = GooglePlugin.options(this);
    options
        .dependsOn(network.resources())
        .protect(definition.locks().pulumi())
        // The provider would try to move the instance, which Google refuses.
        .replaceOnChanges("settings.ipConfiguration.privateNetwork");
    return options.build();
  }

  private static Map<String, Output<IPAddress>> addresses(
      Map<String, SqlInstance> replicas, AddressGuard guard) {
    var addresses = new LinkedHashMap<String, Output<IPAddress>>();
    replicas.forEach(
        (name, replica) ->
            addresses.put(name, replica.privateIpAddress().applyValue(guard::check)));
    return addresses;
  }

  private List<Resource> databases(CloudSql definition, SqlInstance instance) {
    return definition.databases().stream()
        .<Resource>map(
            database ->
                new com.pulumi.gcp.sql.Database(
                    definition.name() + "/" + database,
                    DatabaseArgs.builder()
                        .name(database)
                        .instance(instance.name())
                        .deletionPolicy(GOES_WITH_THE_INSTANCE)
                        .build(),
                    GooglePlugin.options(this).build()))
        .toList();
  }

  private Map<String, GeneratedSecret> passwords(CloudSql definition, SecureRandom random) {
    var passwords = new LinkedHashMap<String, GeneratedSecret>();
    definition
        .users()
        .forEach(
            user ->
                passwords.put(
                    user, new GeneratedSecret(definition.name() + "/" + user, this, random)));
    return passwords;
  }

  private List<Resource> users(CloudSql definition, SqlInstance instance) {
    return passwords.entrySet().stream()
        .<Resource>map(
            user ->
                new User(
                    definition.name() + "/" + user.getKey(),
                    UserArgs.builder()
                        .name(user.getKey())
                        .instance(instance.name())
                        .password(user.getValue().value())
                        .deletionPolicy(GOES_WITH_THE_INSTANCE)
                        .build(),
                    GooglePlugin.options(this).build()))
        .toList();
  }

  private List<Resource> iamUsers(CloudSql definition, SqlInstance instance) {
    return definition.iamUsers().stream()
        .<Resource>map(
            user ->
                new User(
                    definition.name() + "/" + user.name(),
                    UserArgs.builder()
                        .name(user.name())
                        .type(user.type().name())
                        .instance(instance.name())
                        .deletionPolicy(GOES_WITH_THE_INSTANCE)
                        .build(),
                    GooglePlugin.options(this).build()))
        .toList();
  }

  /** One for all clients: it is asked for beside the login and says nothing of the user. */
  private Optional<SslCert> clientCertificate(CloudSql definition, SqlInstance instance) {
    if (definition.settings().sslMode() != SslMode.TRUSTED_CLIENT_CERTIFICATE_REQUIRED) {
      return Optional.empty();
    }
    return Optional.of(
        new SslCert(
            definition.name(),
            SslCertArgs.builder().commonName(definition.name()).instance(instance.name()).build(),
            GooglePlugin.options(this)
                .additionalSecretOutputs("cert", "privateKey", "serverCaCert")
                .build()));
  }

  private static Tls tls(SqlInstance instance, Optional<SslCert> certificate) {
    return new Tls(
        instance.serverCa(),
        certificate.map(one -> new Tls.ClientCertificate(one.cert(), one.privateKey())));
  }

  /** An instance that asks for another range of the network is not held to this one. */
  private static Optional<IPAddress> reservedRange(CloudSql definition, PrivateNetwork network) {
    return definition.settings().allocatedRange().isPresent()
        ? Optional.empty()
        : network.instances();
  }
}
