package io.ringfence.sandbox.postgres;

import inet.ipaddr.IPAddress;
import io.ringfence.sandbox.files.PrivateFiles;
import java.util.List;
import java.util.Map;

/** A server that the sandbox made, with its files and its process. */
final class ManagedPostgresServer implements PostgresServer {
  private final ServerRecord server;
  private final ServerDefinition definition;
  private final ServerFiles files;
  private final ServerProcess process;
  private final SettingsChange settingsChange;
  private final AdmissionChange admissionChange;
  private final ClientCertificates clientCertificates;
  private final Roles roles;
  private final IamUsers iamUsers;
  private final Databases databases;
  private final Replicas replicas;
  private final Runnable deleted;

  /**
   * @param deleted called when the server is gone
   */
  ManagedPostgresServer(
      ServerRecord server,
      ServerFiles files,
      ServerProcess process,
      SettingsChange settingsChange,
      AdmissionChange admissionChange,
      ClientCertificates clientCertificates,
      Replicas replicas,
      Runnable deleted) {
    Administration administration = new Administration(server);
    this.server = server;
    this.definition = server.definition();
    this.replicas = replicas;
    this.files = files;
    this.process = process;
    this.settingsChange = settingsChange;
    this.admissionChange = admissionChange;
    this.clientCertificates = clientCertificates;
    this.roles = new Roles(administration, server.majorVersion());
    this.iamUsers = new IamUserRoles(administration);
    this.databases = new Databases(administration);
    this.deleted = deleted;
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
    return PrivateFiles.read(files.serverCertificateAuthority());
  }

  @Override
  public boolean isRunning() {
    return process.isRunning();
  }

  @Override
  public synchronized void restart() {
    process.stop();
    process.start();
  }

  @Override
  public synchronized void stop() {
    process.stop();
  }

  @Override
  public synchronized void start() {
    process.start();
  }

  @Override
  public synchronized void delete() {
    process.stop();
    replicas.release(name());
    files.remove();
    deleted.run();
  }

  @Override
  public synchronized void promote() {
    replicas.promote(server);
  }

  @Override
  public synchronized void changeSettings(Map<String, String> settings) {
    settingsChange.apply(settings);
  }

  @Override
  public synchronized void admit(Admission admission) {
    admissionChange.apply(admission);
  }

  @Override
  public ClientCertificates clientCertificates() {
    return clientCertificates;
  }

  @Override
  public List<Database> databases() {
    return databases.all();
  }

  @Override
  public void createDatabase(Database database) {
    databases.create(database);
  }

  @Override
  public void dropDatabase(String name) {
    databases.drop(name);
  }

  @Override
  public List<String> users() {
    return roles.users();
  }

  @Override
  public void createUser(String name, String password) {
    roles.create(name, password);
  }

  @Override
  public void changePassword(String name, String password) {
    roles.changePassword(name, password);
  }

  @Override
  public void dropUser(String name) {
    roles.drop(name);
  }

  @Override
  public IamUsers iamUsers() {
    return iamUsers;
  }
}
