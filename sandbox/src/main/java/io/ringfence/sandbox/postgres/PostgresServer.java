package io.ringfence.sandbox.postgres;

import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Map;

/**
 * One running PostgreSQL server. Every method returns when its work is done, and throws {@link
 * PostgresException}, with PostgreSQL's own message and SQLSTATE where there is one, when it fails.
 */
public interface PostgresServer {

  String name();

  int majorVersion();

  IPAddress address();

  /** The certificate, in PEM, of the authority that issued this server's own. */
  String serverCaCertificate();

  boolean isRunning();

  /** Stops and starts the server; sessions are ended, data stays. */
  void restart();

  /** Stops the server; the data stays and {@link PostgresServers#open} brings it back. */
  void stop();

  /** Starts a stopped server. */
  void start();

  /** Stops the server and removes its data. */
  void delete();

  /**
   * Makes a replica a server of its own, which takes writes and streams from nobody.
   *
   * @throws PostgresException if it is no replica
   */
  void promote();

  /** Replaces all settings; restarts the server where one of them takes effect only so. */
  void changeSettings(Map<String, String> settings);

  /**
   * Decides which sessions the server admits from now on, without a restart; a new server admits
   * {@link Admission#ANY}.
   */
  void admit(Admission admission);

  /** The certificates that {@link Admission#TRUSTED_CLIENTS} asks for. */
  ClientCertificates clientCertificates();

  /** All databases but the templates and the administrator's. */
  List<Database> databases();

  /** Creates a database owned by {@code cloudsqlsuperuser}, as Cloud SQL does. */
  void createDatabase(Database database);

  void dropDatabase(String name);

  /** The roles that may log in, {@link #iamUsers} among them, without the administrator. */
  List<String> users();

  /** Creates a role with a SCRAM password and the privileges that Cloud SQL gives a user. */
  void createUser(String name, String password);

  void changePassword(String name, String password);

  void dropUser(String name);

  /** The users that log in by Google's identity and access management instead of a password. */
  IamUsers iamUsers();

  /**
   * A database of a server.
   *
   * @param charset PostgreSQL's name of the encoding, for example {@code UTF8}
   * @param collation for example {@code en_US.UTF8}
   */
  record Database(String name, String charset, String collation) {}
}
