package io.ringfence.database;

import inet.ipaddr.IPAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A database of the stack, as it is declared. */
public sealed interface DatabaseDefinition {

  /** The name by which flows and bindings refer to it. */
  String name();

  /** The TCP port where it listens. */
  int port();

  /**
   * A Cloud SQL instance to create.
   *
   * @param databases the databases in it; bindings use the first
   * @param users the users of it; bindings use the first
   * @param iamUsers who logs in as Google's identity and access management knows them
   * @param shared those of the users whose passwords other stacks may read
   * @param replicas its read replicas, by their names
   */
  @RecordBuilder
  record CloudSql(
      String name,
      CloudSqlSettings settings,
      NetworkDefinition network,
      List<String> databases,
      List<String> users,
      List<IamUser> iamUsers,
      List<String> shared,
      Map<String, ReplicaSettings> replicas,
      Locks locks)
      implements DatabaseDefinition, DatabaseDefinitionCloudSqlBuilder.With {
    /** Where Cloud SQL for PostgreSQL answers without a proxy. */
    private static final int PORT = 5432;

    /** Where the Cloud SQL Auth Proxy and the connectors go. */
    private static final int CONNECTOR_PORT = 3307;

    public CloudSql {
      databases = List.copyOf(databases);
      users = List.copyOf(users);
      iamUsers = List.copyOf(iamUsers);
      shared = List.copyOf(shared);
      replicas = Collections.unmodifiableMap(new LinkedHashMap<>(replicas));
    }

    /** An instance without databases, users, replicas and locks; {@code with} methods add them. */
    public static CloudSql of(String name, CloudSqlSettings settings, NetworkDefinition network) {
      return new CloudSql(
          name,
          settings,
          network,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          Locks.all(false));
    }

    @Override
    public int port() {
      return settings.connectorEnforcement() ? CONNECTOR_PORT : PORT;
    }
  }

  /**
   * A database that exists.
   *
   * @param addresses none where it is only known by its port
   * @param engine what answers there
   * @param accounts as much of them as is known
   */
  record Existing(
      String name, List<IPAddress> addresses, int port, Engine engine, Accounts accounts)
      implements DatabaseDefinition {
    public Existing {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A database of another stack.
   *
   * @param stack {@code ORGANIZATION/PROJECT/STACK}
   * @param database its name in that stack
   */
  record OfStack(String name, String stack, String database, int port)
      implements DatabaseDefinition {}
}
