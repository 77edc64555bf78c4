package io.ringfence.sandbox.postgres;

import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.process.Ports;
import io.ringfence.sandbox.process.ProcessException;
import io.ringfence.sandbox.process.ProcessRecords;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The servers of one sandbox: programs from Maven Central, a directory and a process for each. */
public final class LocalPostgresServers implements PostgresServers, AutoCloseable {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,97}");

  private final Path servers;
  private final Path logs;
  private final ProcessRecords records;
  private final ServerAccount account;
  private final PostgresBinaries binaries;
  private final SettingsCheck check;
  private final Set<String> creating = ConcurrentHashMap.newKeySet();
  private final Map<String, ManagedPostgresServer> open = new ConcurrentHashMap<>();

  /**
   * @param directory what {@link PostgresDirectory#of} gives
   * @param logs the directory of the logs
   */
  public LocalPostgresServers(Path directory, Path logs, ProcessRecords records) {
    this.account = ServerAccount.current();
    Path root = PostgresDirectory.prepare(directory, account);
    this.servers = PostgresDirectory.prepare(root.resolve("servers"), account);
    this.logs = logs;
    this.records = records;
    this.binaries =
        new PostgresBinaries(
            PostgresDirectory.prepare(root.resolve("binaries"), account),
            BinaryVersions.pinned(),
            new MavenArtifacts(logs.resolve("maven.log")));
    Path scratch = PostgresDirectory.prepare(root.resolve("checks"), account);
    this.check = new SettingsCheck(binaries, account, scratch);
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

  @Override
  public PostgresServer create(ServerDefinition definition) {
    ServerFiles files = files(definition.name());
    if (files.description().read().isPresent() || !creating.add(definition.name())) {
      throw new PostgresException("A server named " + definition.name() + " exists", "42710", null);
    }
    try {
      return create(definition, files);
    } finally {
      creating.remove(definition.name());
    }
  }

  /** The description is written last: a directory without one is left over from a crash. */
  private PostgresServer create(ServerDefinition definition, ServerFiles files) {
    PrivateFiles.deleteTree(files.directory());
    Path programs = binaries.of(definition.majorVersion());
    ServerRecord server = ServerRecord.of(definition, newPassword());
    ManagedPostgresServer made = manage(server, files, programs);
    try {
      new DataDirectory(files, account).initialize(programs, server);
      made.start();
      new Roles(new Administration(server), server.majorVersion()).createInitial();
      files.description().write(server);
    } catch (RuntimeException e) {
      made.delete();
      throw e;
    }
    open.put(definition.name(), made);
    return made;
  }

  @Override
  public PostgresServer open(String name) {
    ManagedPostgresServer server = open.computeIfAbsent(name, this::load);
    server.start();
    return server;
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
    ServerFiles files = files(name);
    ServerRecord server =
        files
            .description()
            .read()
            .orElseThrow(() -> new PostgresException("There is no server named " + name, null));
    return manage(server, files, binaries.of(server.majorVersion()));
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
        () -> open.remove(server.name()));
  }

  private ServerFiles files(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new PostgresException("Not a server's name: " + name, null);
    }
    return new ServerFiles(servers.resolve(name), logs.resolve("postgres-" + name + ".log"));
  }

  private static String newPassword() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
