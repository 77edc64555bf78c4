package io.ringfence.sandbox.postgres;

import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.process.Ports;
import io.ringfence.sandbox.process.ProcessException;
import io.ringfence.sandbox.process.ProcessRecords;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The servers of one sandbox: programs from Maven Central, a directory and a process for each. */
public final class LocalPostgresServers implements PostgresServers, AutoCloseable {
  private final Path servers;
  private final Path logs;
  private final ProcessRecords records;
  private final ServerAccount account;
  private final PostgresBinaries binaries;
  private final SettingsCheck check;
  private final Replicas replicas;
  private final Set<String> creating = ConcurrentHashMap.newKeySet();
  private final Map<String, ManagedPostgresServer> open = new ConcurrentHashMap<>();

  /**
   * @param directory what {@link PostgresDirectory#of} gives
   * @param logs the directory of the logs
   */
  public LocalPostgresServers(Path directory, Path logs, ProcessRecords records) {
    this.account = ServerAccount.current();
    Path root = PostgresDirectory.prepare(directory, account);
    this.servers = PostgresDirectory.prepare(root.resolve(PostgresDirectory.SERVERS), account);
    this.logs = logs;
    this.records = records;
    this.binaries =
        new PostgresBinaries(
            PostgresDirectory.prepare(root.resolve("binaries"), account),
            BinaryVersions.pinned(),
            new MavenArtifacts(logs.resolve("maven.log")));
    Path scratch = PostgresDirectory.prepare(root.resolve("checks"), account);
    this.check = new SettingsCheck(binaries, account, scratch);
    this.replicas = new Replicas(servers, logs, account);
  }

  /**
   * Fetches a version's programs, unless they are here.
   *
   * @throws PostgresException if they cannot be had
   */
  public void fetch(int majorVersion) {
    binaries.of(majorVersion);
  }

  @Override
  public SortedSet<Integer> majorVersions() {
    return binaries.majors();
  }

  @Override
  public SortedMap<String, String> refusals(int majorVersion, Map<String, String> settings) {
    return check.refusals(majorVersion, settings);
  }

  @Override
  public Set<String> known(int majorVersion, Set<String> names) {
    return check.known(majorVersion, names);
  }

  /** Another sandbox's server may be there, or one that listens everywhere. */
  @Override
  public boolean canListen(IPAddress address) {
    return Ports.isFree(address.toInetAddress(), ServerProcess.PORT);
  }

  /** An address of a network card is left to the network, though a server could listen there. */
  @Override
  public boolean isLocal(IPAddress address) {
    try {
      NetworkInterface card = NetworkInterface.getByInetAddress(address.toInetAddress());
      return (card == null || card.isLoopback()) && Ports.isFree(address.toInetAddress(), 0);
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public PostgresServer create(ServerDefinition definition) {
    ServerRecord server = ServerRecord.of(definition, Passwords.create());
    return make(
        server,
        made -> {
          new DataDirectory(files(server.name()), account)
              .initialize(binaries.of(server.majorVersion()), server);
          made.start();
          new Roles(new Administration(server), server.majorVersion()).createInitial();
        });
  }

  /** The roles are the primary's, so the administrator's password is too. */
  @Override
  public PostgresServer createReplica(ServerDefinition definition, String primary) {
    ServerRecord source = describe(primary);
    ServerRecord server = ServerRecord.of(definition, source.administratorPassword());
    return make(
        server,
        made -> {
          replicas.copy(source, server);
          made.start();
        });
  }

  /** The description is written last: a directory without one is left over from a crash. */
  private PostgresServer make(ServerRecord server, Consumer<ManagedPostgresServer> how) {
    ServerFiles files = files(server.name());
    if (files.description().read().isPresent() || !creating.add(server.name())) {
      throw new PostgresException("A server named " + server.name() + " exists", "42710", null);
    }
    try {
      PrivateFiles.deleteTree(files.directory());
      ManagedPostgresServer made = manage(server, files, binaries.of(server.majorVersion()));
      try {
        how.accept(made);
        files.description().write(server);
      } catch (RuntimeException e) {
        made.delete();
        throw e;
      }
      open.put(server.name(), made);
      return made;
    } finally {
      creating.remove(server.name());
    }
  }

  @Override
  public PostgresServer open(String name) {
    ManagedPostgresServer server = open.computeIfAbsent(name, this::load);
    server.start();
    replicas.releaseFormer(name);
    return server;
  }

  @Override
  public Optional<String> primaryOf(String name) {
    return replicas.primaryOf(name);
  }

  @Override
  public void delete(String name) {
    ServerFiles files = files(name);
    if (creating.contains(name)) {
      throw new PostgresException("The server " + name + " is being created", null);
    }
    try {
      Optional.ofNullable(open.get(name)).ifPresent(ManagedPostgresServer::stop);
      records.end(ServerProcess.partOf(name));
      replicas.release(name);
      files.remove();
    } catch (ProcessException | UncheckedIOException e) {
      throw new PostgresException(
          "The server %s cannot be removed: %s".formatted(name, e.getMessage()), e);
    }
    open.remove(name);
  }

  /** Stops every server; the data stays. */
  @Override
  public void close() {
    List.copyOf(open.values()).parallelStream().forEach(ManagedPostgresServer::stop);
    open.clear();
  }

  private ManagedPostgresServer load(String name) {
    ServerRecord server = describe(name);
    return manage(server, files(name), binaries.of(server.majorVersion()));
  }

  private ServerRecord describe(String name) {
    return files(name)
        .description()
        .read()
        .orElseThrow(() -> new PostgresException("There is no server named " + name, null));
  }

  private ManagedPostgresServer manage(ServerRecord server, ServerFiles files, Path programs) {
    ServerProcess process = new ServerProcess(programs, files, server, account, records);
    DataDirectory data = new DataDirectory(files, account);
    AdmissionChange admission = new AdmissionChange(data, process, server);
    return new ManagedPostgresServer(
        server,
        files,
        process,
        new SettingsChange(files, data, process, check),
        admission,
        new ClientAuthority(files, account, admission::reload),
        replicas,
        () -> open.remove(server.name()));
  }

  private ServerFiles files(String name) {
    return ServerFiles.of(servers, logs, name);
  }
}
