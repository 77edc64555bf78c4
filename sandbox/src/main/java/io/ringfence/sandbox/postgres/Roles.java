package io.ringfence.sandbox.postgres;

import static io.ringfence.sandbox.postgres.Administration.identifier;
import static io.ringfence.sandbox.postgres.Administration.literal;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.postgresql.util.PasswordUtil;

/**
 * The roles of a server as Cloud SQL has them (Cloud SQL for PostgreSQL, "About PostgreSQL users
 * and roles"): users belong to {@code cloudsqlsuperuser}, may create databases and roles, and are
 * no superusers. Before PostgreSQL 16 who may create roles may grant itself any role but a
 * superuser's, {@code pg_execute_server_program} among them, which runs programs as the server's
 * account; so there users may not.
 */
final class Roles {
  static final String SUPERUSER = "cloudsqlsuperuser";
  static final String DEFAULT_USER = "postgres";

  /** Replicas log in as this role; nobody else can. */
  static final String REPLICATION = "cloudsqlreplica";

  private static final int FIRST_WITH_LIMITED_CREATEROLE = 16;

  private final Administration administration;
  private final String attributes;

  Roles(Administration administration, int majorVersion) {
    this.administration = administration;
    this.attributes =
        majorVersion >= FIRST_WITH_LIMITED_CREATEROLE ? "CREATEDB CREATEROLE" : "CREATEDB";
  }

  /**
   * The roles of a new server. {@code postgres} has no password, so it cannot log in until it has.
   */
  void createInitial() {
    administration.executeIn(
        "template1",
        "CREATE ROLE " + SUPERUSER + " NOLOGIN " + attributes,
        "GRANT pg_monitor, pg_signal_backend TO " + SUPERUSER,
        "CREATE ROLE " + REPLICATION + " NOLOGIN REPLICATION",
        "CREATE ROLE %s LOGIN %s IN ROLE %s".formatted(DEFAULT_USER, attributes, SUPERUSER),
        "ALTER DATABASE postgres OWNER TO " + SUPERUSER,
        "CREATE DATABASE " + Administration.DATABASE + " TEMPLATE template0",
        "REVOKE CONNECT ON DATABASE " + Administration.DATABASE + " FROM PUBLIC");
  }

  List<String> users() {
    return administration.query(
        "SELECT rolname FROM pg_roles WHERE rolcanlogin AND rolname NOT IN (%s, %s) ORDER BY rolname"
            .formatted(literal(DataDirectory.ADMINISTRATOR), literal(REPLICATION)),
        row -> row.getString(1));
  }

  void create(String name, String password) {
    administration.execute(
        "CREATE ROLE %s LOGIN %s PASSWORD %s IN ROLE %s"
            .formatted(identifier(name), attributes, verifier(name, password), SUPERUSER));
  }

  void changePassword(String name, String password) {
    refuseAdministrator(name);
    administration.execute(
        "ALTER ROLE %s PASSWORD %s".formatted(identifier(name), verifier(name, password)));
  }

  void drop(String name) {
    refuseAdministrator(name);
    administration.execute("DROP ROLE " + identifier(name));
  }

  private static void refuseAdministrator(String name) {
    if (Set.of(DataDirectory.ADMINISTRATOR, SUPERUSER, REPLICATION).contains(name)) {
      throw new PostgresException("role \"" + name + "\" is reserved", "42939", null);
    }
  }

  /** Computed here, so that a server that logs statements never sees the password itself. */
  static String verifier(String name, String password) {
    try {
      return literal(PasswordUtil.encodePassword(name, password.toCharArray(), "scram-sha-256"));
    } catch (SQLException e) {
      throw new PostgresException("The password cannot be encoded", e);
    }
  }
}
