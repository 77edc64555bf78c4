package io.ringfence.sandbox.googleapi;

import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.postgres.Admission;
import io.ringfence.sandbox.postgres.ClientCertificates;
import io.ringfence.sandbox.postgres.IamUsers;
import io.ringfence.sandbox.postgres.PostgresException;
import io.ringfence.sandbox.postgres.PostgresServer;
import io.ringfence.sandbox.postgres.PostgresServers;
import io.ringfence.sandbox.postgres.ServerDefinition;
import io.ringfence.sandbox.tls.CertificateAuthority;
import io.ringfence.sandbox.tls.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * PostgreSQL servers in memory. They outlive the API server under test, as real data directories
 * do; {@link #crash} is what a restart of the sandbox does to them.
 */
public final class FakePostgresServers implements PostgresServers {
  private static final CertificateAuthority AUTHORITY = new CertificateAuthority("fake");

  private final Map<String, Fake> servers = new ConcurrentHashMap<>();
  private final Map<String, String> primaries = new ConcurrentHashMap<>();
  private volatile Optional<CountDownLatch> gate = Optional.empty();
  private volatile Optional<String> broken = Optional.empty();
  private volatile Optional<String> failure = Optional.empty();
  private volatile Predicate<IPAddress> occupied = address -> false;
  private volatile Predicate<IPAddress> local = address -> false;
  private volatile Optional<String> deletionFailure = Optional.empty();

  /** Makes the next creations wait. */
  public CountDownLatch holdCreations() {
    CountDownLatch latch = new CountDownLatch(1);
    gate = Optional.of(latch);
    return latch;
  }

  /** Makes the next creations fail after they have made the server. */
  public void failCreations(String message) {
    failure = Optional.of(message);
  }

  /** Makes the next deletions fail and leave the server, or none of them. */
  public void failDeletions(Optional<String> message) {
    deletionFailure = message;
  }

  public void crash() {
    servers.values().forEach(server -> server.running = false);
  }

  public List<Fake> all() {
    return List.copyOf(servers.values());
  }

  public Fake only() {
    return servers.values().iterator().next();
  }

  @Override
  public SortedSet<Integer> majorVersions() {
    return new TreeSet<>(List.of(15, 16, 17));
  }

  @Override
  public SortedMap<String, String> refusals(int majorVersion, Map<String, String> settings) {
    SortedMap<String, String> refusals = new TreeMap<>();
    String connections = settings.getOrDefault("max_connections", "100");
    if (!connections.matches("\\d+")) {
      refusals.put(
          "max_connections",
          "invalid value for parameter \"max_connections\": \"" + connections + "\"");
    }
    return refusals;
  }

  /** As PostgreSQL has it: {@code old_snapshot_threshold} ended with version 16. */
  @Override
  public Set<String> known(int majorVersion, Set<String> names) {
    Set<String> known = new TreeSet<>(names);
    if (majorVersion >= 17) {
      known.remove("old_snapshot_threshold");
    }
    return known;
  }

  /** Makes others listen at these addresses. */
  public void occupy(Predicate<IPAddress> addresses) {
    occupied = addresses;
  }

  @Override
  public boolean canListen(IPAddress address) {
    return !occupied.test(address);
  }

  /** Makes these addresses local to the machine, as those of loopback are. */
  public void localize(Predicate<IPAddress> addresses) {
    local = addresses;
  }

  @Override
  public boolean isLocal(IPAddress address) {
    return address.isLoopback() || local.test(address);
  }

  @Override
  public PostgresServer create(ServerDefinition definition) {
    gate.ifPresent(FakePostgresServers::await);
    Fake server = new Fake(definition);
    if (servers.putIfAbsent(definition.name(), server) != null) {
      throw new PostgresException("a server of this name exists", null);
    }
    failure.ifPresent(
        message -> {
          throw new PostgresException(message, null);
        });
    return server;
  }

  @Override
  public PostgresServer createReplica(ServerDefinition definition, String primary) {
    PostgresServer server = create(definition);
    primaries.put(definition.name(), primary);
    return server;
  }

  @Override
  public Optional<String> primaryOf(String name) {
    return Optional.ofNullable(primaries.get(name));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("interrupted", e);
    }
  }

  /** Makes one server fail to open in a way that nobody has foreseen. */
  public void breakServer(String name) {
    broken = Optional.of(name);
  }

  @Override
  public PostgresServer open(String name) {
    if (broken.filter(name::equals).isPresent()) {
      throw new IllegalStateException("the data of " + name + " cannot be read");
    }
    Fake server = servers.get(name);
    if (server == null) {
      throw new PostgresException("there is no server " + name, null);
    }
    server.running = true;
    return server;
  }

  @Override
  public void delete(String name) {
    deletionFailure.ifPresent(
        message -> {
          throw new PostgresException(message, null);
        });
    servers.remove(name);
    primaries.remove(name);
  }

  /** One server. */
  public final class Fake implements PostgresServer {
    private final ServerDefinition definition;
    private final Map<String, Database> databases = new TreeMap<>();
    private final Map<String, String> passwords = new TreeMap<>();
    private volatile Map<String, String> settings;
    private volatile boolean running = true;
    private volatile Admission admission = Admission.ANY;
    private final FakeIamUsers iamUsers = new FakeIamUsers();
    private final FakeClientCertificates clientCertificates = new FakeClientCertificates();
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile Optional<PostgresException> refusal = Optional.empty();

    Fake(ServerDefinition definition) {
      this.definition = definition;
      this.settings = definition.settings();
      databases.put("postgres", new Database("postgres", "UTF8", "en_US.UTF8"));
    }

    public Map<String, String> settings() {
      return settings;
    }

    public Admission admission() {
      return admission;
    }

    public int restarts() {
      return restarts.get();
    }

    public Map<String, String> passwords() {
      return passwords;
    }

    /** Makes the server refuse to drop anything. */
    public void refuseDrops(String message, String sqlState) {
      refusal = Optional.of(new PostgresException(message, sqlState, null));
    }

    @Override
    public String name() {
      return definition.name();
    }

    @Override
    public int majorVersion() {
      return definition.majorVersion();
    }

    @Override
    public IPAddress address() {
      return definition.address();
    }

    @Override
    public String serverCaCertificate() {
      return AUTHORITY.certificate();
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public void restart() {
      restarts.incrementAndGet();
    }

    @Override
    public void stop() {
      running = false;
    }

    @Override
    public void start() {
      running = true;
    }

    @Override
    public void delete() {
      running = false;
      servers.remove(name());
    }

    @Override
    public void promote() {
      primaries.remove(name());
    }

    @Override
    public void changeSettings(Map<String, String> newSettings) {
      settings = Map.copyOf(newSettings);
    }

    @Override
    public void admit(Admission newAdmission) {
      admission = newAdmission;
    }

    @Override
    public ClientCertificates clientCertificates() {
      return clientCertificates;
    }

    @Override
    public List<Database> databases() {
      return new ArrayList<>(databases.values());
    }

    @Override
    public void createDatabase(Database asked) {
      Database database =
          new Database(
              asked.name(),
              asked.charset().isEmpty() ? "UTF8" : asked.charset(),
              asked.collation().isEmpty() ? "en_US.UTF8" : asked.collation());
      if (databases.putIfAbsent(database.name(), database) != null) {
        throw new PostgresException(
            "database \"" + database.name() + "\" already exists", "42P04", null);
      }
    }

    @Override
    public void dropDatabase(String name) {
      refuse();
      databases.remove(name);
    }

    @Override
    public List<String> users() {
      return Stream.concat(passwords.keySet().stream(), iamUsers.all().keySet().stream()).toList();
    }

    @Override
    public IamUsers iamUsers() {
      return iamUsers;
    }

    @Override
    public void createUser(String name, String password) {
      if (iamUsers.all().containsKey(name)) {
        throw new PostgresException("role \"" + name + "\" already exists", "42710", null);
      }
      passwords.put(name, password);
    }

    @Override
    public void changePassword(String name, String password) {
      passwords.put(name, password);
    }

    @Override
    public void dropUser(String name) {
      refuse();
      passwords.remove(name);
      iamUsers.users.remove(name);
    }

    private void refuse() {
      refusal.ifPresent(
          exception -> {
            throw exception;
          });
    }
  }

  /** Real certificates, which nobody checks. */
  private static final class FakeClientCertificates implements ClientCertificates {
    private final List<String> issued = new CopyOnWriteArrayList<>();

    @Override
    public List<String> all() {
      return List.copyOf(issued);
    }

    @Override
    public Credential issue(String commonName) {
      Credential credential = AUTHORITY.issueForClient(commonName);
      issued.add(credential.certificate());
      return credential;
    }

    @Override
    public void revoke(String certificate) {
      issued.remove(certificate);
    }
  }

  /** As PostgreSQL has it: before they are enabled, the role is missing that they belong to. */
  private static final class FakeIamUsers implements IamUsers {
    private final Map<String, Kind> users = new ConcurrentHashMap<>();
    private volatile boolean enabled;

    @Override
    public void enable() {
      enabled = true;
    }

    @Override
    public void create(String name, Kind kind) {
      if (!enabled) {
        throw new PostgresException("role \"cloudsqliamuser\" does not exist", "42704", null);
      }
      users.put(name, kind);
    }

    @Override
    public Map<String, Kind> all() {
      return Map.copyOf(users);
    }
  }
}
