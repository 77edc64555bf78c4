package io.ringfence.sandbox.postgres;

import static io.ringfence.sandbox.postgres.Administration.identifier;
import static io.ringfence.sandbox.postgres.Administration.literal;

import io.ringfence.sandbox.postgres.PostgresServer.Database;
import java.util.List;

/** The databases of a server, each owned by {@code cloudsqlsuperuser}, as on Cloud SQL. */
final class Databases {
  private final Administration administration;

  Databases(Administration administration) {
    this.administration = administration;
  }

  List<Database> all() {
    return administration.query(
        "SELECT datname, pg_encoding_to_char(encoding), datcollate FROM pg_database"
            + " WHERE NOT datistemplate AND datname <> "
            + literal(Administration.DATABASE)
            + " ORDER BY datname",
        row -> new Database(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** An empty charset or collation means the server's own. */
  void create(Database database) {
    StringBuilder sql =
        new StringBuilder("CREATE DATABASE ")
            .append(identifier(database.name()))
            .append(" OWNER ")
            .append(Roles.SUPERUSER)
            .append(" TEMPLATE template0");
    if (!database.charset().isEmpty()) {
      sql.append(" ENCODING ").append(literal(database.charset()));
    }
    if (!database.collation().isEmpty()) {
      String collation = literal(database.collation());
      sql.append(" LC_COLLATE ").append(collation).append(" LC_CTYPE ").append(collation);
    }
    administration.execute(sql.toString());
  }

  void drop(String name) {
    if (name.equals(Administration.DATABASE)) {
      throw new PostgresException("database \"" + name + "\" is reserved", "42939", null);
    }
    administration.execute("DROP DATABASE " + identifier(name));
  }
}
