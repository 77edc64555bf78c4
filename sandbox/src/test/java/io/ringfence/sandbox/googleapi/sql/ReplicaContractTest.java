package io.ringfence.sandbox.googleapi.sql;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.instance;
import static io.ringfence.sandbox.googleapi.ConditionsOfRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sqladmin.SQLAdmin;
import com.google.api.services.sqladmin.model.BackupConfiguration;
import com.google.api.services.sqladmin.model.Database;
import com.google.api.services.sqladmin.model.DatabaseFlags;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.MySqlReplicaConfiguration;
import com.google.api.services.sqladmin.model.Operation;
import com.google.api.services.sqladmin.model.ReplicaConfiguration;
import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.User;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Google's own client must find of read replicas. */
class ReplicaContractTest {
  @TempDir Path state;
  private final FakePostgresServers servers = new FakePostgresServers();
  private ApiUnderTest api;
  private SQLAdmin sql;

  @BeforeEach
  void serve() throws IOException {
    api = new ApiUnderTest(state, servers);
    sql = api.sql();
    api.connectNetwork("127.77.0.0", 16);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void a_replica_streams_from_its_primary_at_an_address_of_its_own() throws Exception {
    DatabaseInstance primary = api.created(primary("main"));

    Operation accepted = sql.instances().insert(PROJECT, replica("reader")).execute();

    assertThat(accepted.getOperationType()).isEqualTo("CREATE_REPLICA");
    assertThat(api.ended(accepted).getError()).isNull();
    DatabaseInstance made = get("reader");
    assertThat(made.getState()).isEqualTo("RUNNABLE");
    assertThat(made.getInstanceType()).isEqualTo("READ_REPLICA_INSTANCE");
    assertThat(made.getMasterInstanceName()).isEqualTo(PROJECT + ":main");
    assertThat(made.getReplicaConfiguration())
        .isEqualTo(
            new ReplicaConfiguration()
                .setKind("sql#replicaConfiguration")
                .setFailoverTarget(false)
                .setCascadableReplica(false));
    assertThat(made.getSettings().getDatabaseReplicationEnabled()).isTrue();
    assertThat(made.getSettings().getBackupConfiguration().getEnabled()).isFalse();
    assertThat(made.getReplicaNames()).isNull();
    assertThat(made.getIpAddresses()).isNotEqualTo(primary.getIpAddresses());
    assertThat(servers.primaryOf(serverOf(made))).contains(serverOf(primary));
    assertThat(get("main").getReplicaNames()).containsExactly("reader");
    assertThat(get("main").getInstanceType()).isEqualTo("CLOUD_SQL_INSTANCE");
    assertThat(get("main").getMasterInstanceName()).isNull();
  }

  @Test
  void what_a_replica_does_not_say_it_has_from_its_primary() throws Exception {
    DatabaseInstance asked = primary("main");
    asked.getSettings().setDataDiskSizeGb(20L);
    api.created(asked);
    DatabaseInstance bare =
        new DatabaseInstance()
            .setName("reader")
            .setMasterInstanceName(PROJECT + ":main")
            .setSettings(new Settings().setTier("db-custom-1-3840"));

    DatabaseInstance made = api.created(bare);

    assertThat(made.getDatabaseVersion()).isEqualTo("POSTGRES_17");
    assertThat(made.getRegion()).isEqualTo("europe-west1");
    assertThat(made.getSettings().getEdition()).isEqualTo("ENTERPRISE");
    assertThat(made.getSettings().getDataDiskSizeGb()).isEqualTo(20L);
    assertThat(made.getSettings().getIpConfiguration().getIpv4Enabled()).isFalse();
    assertThat(made.getSettings().getIpConfiguration().getPrivateNetwork())
        .isEqualTo(ApiUnderTest.NETWORK);
  }

  /** The provider flattens MySQL's configuration, so it always sends it, empty for PostgreSQL. */
  @Test
  void a_replica_is_taken_as_the_provider_sends_it_in_another_region_and_highly_available()
      throws Exception {
    api.created(primary("main"));
    DatabaseInstance asked =
        replica("reader")
            .setRegion("europe-west4")
            .setReplicaConfiguration(
                new ReplicaConfiguration()
                    .setFailoverTarget(false)
                    .setMysqlReplicaConfiguration(new MySqlReplicaConfiguration()));
    asked.getSettings().setAvailabilityType("REGIONAL");

    DatabaseInstance made = api.created(asked);

    assertThat(made.getRegion()).isEqualTo("europe-west4");
    assertThat(made.getGceZone()).startsWith("europe-west4-");
    assertThat(made.getSettings().getAvailabilityType()).isEqualTo("REGIONAL");
  }

  @Test
  void a_primary_must_have_backups_and_point_in_time_recovery() throws Exception {
    api.created(instance("main"));
    assertReplicaRefused(asked -> {}, 400, "invalid", "point-in-time recovery must be enabled");

    BackupConfiguration half = new BackupConfiguration().setEnabled(true);
    change("main", new Settings().setBackupConfiguration(half));
    assertReplicaRefused(asked -> {}, 400, "invalid", "point-in-time recovery must be enabled");

    change("main", new Settings().setBackupConfiguration(backups()));
    assertThat(api.created(replica("reader")).getState()).isEqualTo("RUNNABLE");
  }

  @Test
  void a_primary_that_does_not_exist_or_does_not_run_is_refused() throws Exception {
    assertReplicaRefused(asked -> {}, 403, "notAuthorized", "not authorized");

    api.created(primary("main"));
    change("main", new Settings().setActivationPolicy("NEVER"));

    assertReplicaRefused(asked -> {}, 400, "invalid", "is not running");
  }

  @Test
  void what_a_replica_cannot_have_is_refused() throws Exception {
    DatabaseInstance main = primary("main");
    main.getSettings().setDataDiskSizeGb(20L);
    api.created(main);
    api.makeNetwork("other");
    api.makeRange("other-range", "other", "127.79.0.0", 16);
    api.connect("other", "other-range");
    IpConfiguration elsewhere =
        new IpConfiguration()
            .setIpv4Enabled(false)
            .setPrivateNetwork("projects/" + PROJECT + "/global/networks/other");

    assertReplicaRefused(
        asked -> asked.setDatabaseVersion("POSTGRES_16"), 400, "invalid", "POSTGRES_17");
    assertReplicaRefused(
        asked -> asked.setInstanceType("CLOUD_SQL_INSTANCE"), 400, "invalid", "READ_REPLICA");
    assertReplicaRefused(
        asked -> asked.setMasterInstanceName(""), 400, "required", "masterInstanceName");
    assertReplicaRefused(
        asked -> asked.setRootPassword("a-password"), 400, "invalid", "those of its primary");
    assertReplicaRefused(
        asked -> asked.getSettings().setBackupConfiguration(backups()),
        400,
        "invalid",
        "Backups cannot be enabled");
    assertReplicaRefused(
        asked -> asked.getSettings().setActivationPolicy("NEVER"),
        400,
        "invalid",
        "not supported for read replica");
    assertReplicaRefused(
        asked -> asked.getSettings().setIpConfiguration(elsewhere),
        400,
        "invalid",
        "primary's private network");
    assertReplicaRefused(
        asked -> asked.getSettings().setDataDiskSizeGb(10L), 400, "invalid", "20 GB");
  }

  @Test
  void what_only_google_has_of_replicas_is_said_to_be_so() throws Exception {
    api.created(primary("main"));
    api.created(replica("reader"));

    assertReplicaRefused(
        asked -> asked.setMasterInstanceName("reader"), 501, "notImplemented", "cascading");
    assertReplicaRefused(
        asked -> asked.setMasterInstanceName("other-project:main"),
        501,
        "notImplemented",
        "another project");
    assertReplicaRefused(
        asked ->
            asked.setReplicaConfiguration(new ReplicaConfiguration().setCascadableReplica(true)),
        501,
        "notImplemented",
        "cascadableReplica");
    assertReplicaRefused(
        asked -> asked.setInstanceType("READ_POOL_INSTANCE"),
        501,
        "notImplemented",
        "READ_POOL_INSTANCE");
    assertRefused(
        () -> sql.instances().promoteReplica(PROJECT, "reader").setFailover(true).execute(),
        501,
        "notImplemented",
        "disaster recovery");
    assertRefused(
        () -> patch("reader", new Settings().setDatabaseReplicationEnabled(false)),
        501,
        "notImplemented",
        "disabling the replication");
    assertRefused(
        () -> sql.instances().stopReplica(PROJECT, "reader").execute(),
        501,
        "notImplemented",
        "stopReplica");
    assertRefused(
        () -> sql.instances().switchover(PROJECT, "reader").execute(),
        501,
        "notImplemented",
        "switchover");
  }

  @Test
  void a_primary_with_replicas_is_neither_deleted_nor_stopped() throws Exception {
    api.created(primary("main"));
    api.created(replica("reader"));

    assertRefused(
        () -> sql.instances().delete(PROJECT, "main").execute(),
        400,
        "errorReplicationMasterInvalidOperation",
        "not valid for a replication master instance");
    assertRefused(
        () -> patch("main", new Settings().setActivationPolicy("NEVER")),
        400,
        "errorReplicationMasterInvalidOperation",
        "not valid for a replication master instance");

    assertThat(api.ended(sql.instances().delete(PROJECT, "reader").execute()).getError()).isNull();
    assertThat(get("main").getReplicaNames()).isNull();
    assertThat(api.ended(sql.instances().delete(PROJECT, "main").execute()).getError()).isNull();
  }

  @Test
  void a_primary_is_left_alone_while_a_replica_is_made_of_it() throws Exception {
    api.created(primary("main"));
    CountDownLatch gate = servers.holdCreations();
    Operation accepted = sql.instances().insert(PROJECT, replica("reader")).execute();

    assertRefused(
        () -> sql.instances().restart(PROJECT, "main").execute(),
        409,
        "operationInProgress",
        "another operation");
    assertRefused(
        () -> patch("main", new Settings().setUserLabels(Map.of("env", "dev"))),
        409,
        "operationInProgress",
        "another operation");
    gate.countDown();

    assertThat(api.ended(accepted).getError()).isNull();
    assertThat(api.ended(sql.instances().restart(PROJECT, "main").execute()).getError()).isNull();
  }

  @Test
  void a_replica_that_could_not_be_made_stands_in_the_way_of_its_primary_until_it_is_deleted()
      throws Exception {
    api.created(primary("main"));
    servers.failCreations("all replication slots are in use");

    Operation ended = api.ended(sql.instances().insert(PROJECT, replica("reader")).execute());

    assertThat(ended.getError().getErrors().get(0).getMessage())
        .contains("all replication slots are in use");
    assertThat(get("reader").getState()).isEqualTo("FAILED");
    assertThat(servers.all()).hasSize(1);
    assertThat(api.ended(sql.instances().delete(PROJECT, "reader").execute()).getError()).isNull();
    assertThat(api.ended(sql.instances().delete(PROJECT, "main").execute()).getError()).isNull();
  }

  @Test
  void users_and_databases_of_a_replica_are_its_primarys() throws Exception {
    api.created(primary("main"));
    api.created(replica("reader"));
    User user = new User().setName("shop").setPassword("a-password");

    assertRefused(
        () -> sql.users().insert(PROJECT, "reader", user).execute(), 400, "invalid", "'main'");
    assertRefused(
        () -> sql.databases().insert(PROJECT, "reader", new Database().setName("shop")).execute(),
        400,
        "invalid",
        "'main'");
    assertRefused(
        () -> sql.databases().delete(PROJECT, "reader", "postgres").execute(),
        400,
        "invalid",
        "'main'");
    assertThat(sql.databases().list(PROJECT, "reader").execute().getItems()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max_connections",
        "max_locks_per_transaction",
        "max_prepared_transactions",
        "max_wal_senders",
        "max_worker_processes"
      })
  void a_replica_must_not_have_less_than_its_primary(String name) throws Exception {
    DatabaseInstance main = primary("main");
    main.getSettings().setDatabaseFlags(List.of(flag(name, "200")));
    api.created(main);

    assertReplicaRefused(asked -> {}, 400, "invalid", "'" + name + "'");
    assertReplicaRefused(
        asked -> asked.getSettings().setDatabaseFlags(List.of(flag(name, "199"))),
        400,
        "invalid",
        "must not have less than its primary, 200");

    DatabaseInstance enough = replica("reader");
    enough.getSettings().setDatabaseFlags(List.of(flag(name, "200")));
    api.created(enough);
    assertRefused(
        () -> patch("main", new Settings().setDatabaseFlags(List.of(flag(name, "201")))),
        400,
        "invalid",
        "the read replica 'reader' would have 200");
    assertRefused(
        () -> patch("reader", new Settings().setDatabaseFlags(List.of(flag(name, "100")))),
        400,
        "invalid",
        "would have 100");
    change("reader", new Settings().setDatabaseFlags(List.of(flag(name, "300"))));
    change("main", new Settings().setDatabaseFlags(List.of(flag(name, "300"))));
  }

  @Test
  void a_promoted_replica_is_an_instance_of_its_own_at_the_same_address() throws Exception {
    api.created(primary("main"));
    DatabaseInstance before = api.created(replica("reader"));

    Operation ended = api.ended(sql.instances().promoteReplica(PROJECT, "reader").execute());

    assertThat(ended.getOperationType()).isEqualTo("PROMOTE_REPLICA");
    assertThat(ended.getError()).isNull();
    DatabaseInstance promoted = get("reader");
    assertThat(promoted.getInstanceType()).isEqualTo("CLOUD_SQL_INSTANCE");
    assertThat(promoted.getMasterInstanceName()).isNull();
    assertThat(promoted.getReplicaConfiguration()).isNull();
    assertThat(promoted.getSettings().getDatabaseReplicationEnabled()).isNull();
    assertThat(promoted.getIpAddresses()).isEqualTo(before.getIpAddresses());
    assertThat(get("main").getReplicaNames()).isNull();
    assertThat(servers.primaryOf(serverOf(promoted))).isEmpty();
    change("reader", new Settings().setBackupConfiguration(backups()));
    api.created(replica("second").setMasterInstanceName("reader"));
    assertThat(get("reader").getReplicaNames()).containsExactly("second");
  }

  @Test
  void only_a_replica_is_promoted() throws Exception {
    api.created(primary("main"));

    assertRefused(
        () -> sql.instances().promoteReplica(PROJECT, "main").execute(),
        400,
        "invalid",
        "not a read replica");
    assertRefused(
        () -> sql.instances().promoteReplica(PROJECT, "nothing").execute(),
        404,
        "instanceDoesNotExist",
        "does not exist");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void an_update_with_what_was_read_leaves_a_replica_one(boolean replace) throws Exception {
    api.created(primary("main"));
    DatabaseInstance made = api.created(replica("reader"));

    Operation ended =
        api.ended(
            replace
                ? sql.instances().update(PROJECT, "reader", made).execute()
                : sql.instances().patch(PROJECT, "reader", made).execute());

    assertThat(ended.getError()).isNull();
    assertThat(get("reader").getMasterInstanceName()).isEqualTo(PROJECT + ":main");
    assertThat(get("reader").getSettings().getDatabaseReplicationEnabled()).isTrue();
  }

  @Test
  void an_update_changes_neither_the_primary_nor_the_type() throws Exception {
    api.created(primary("main"));
    api.created(primary("other"));
    api.created(replica("reader"));

    assertRefused(
        () ->
            sql.instances()
                .patch(PROJECT, "reader", new DatabaseInstance().setMasterInstanceName("other"))
                .execute(),
        501,
        "notImplemented",
        "another primary");
    assertRefused(
        () ->
            sql.instances()
                .patch(
                    PROJECT, "reader", new DatabaseInstance().setInstanceType("CLOUD_SQL_INSTANCE"))
                .execute(),
        400,
        "invalid",
        "promoteReplica");
  }

  @Test
  void a_restart_of_the_sandbox_leaves_replicas_what_they_are() throws Exception {
    api.created(primary("main"));
    DatabaseInstance before = api.created(replica("a-reader"));
    api.close();
    servers.crash();

    api = new ApiUnderTest(state, servers);
    sql = api.sql();

    assertThat(get("a-reader")).isEqualTo(before);
    assertThat(get("main").getReplicaNames()).containsExactly("a-reader");
  }

  private void assertReplicaRefused(
      Consumer<DatabaseInstance> change, int code, String reason, String words) throws Exception {
    DatabaseInstance asked = replica("refused");
    change.accept(asked);
    assertRefused(() -> sql.instances().insert(PROJECT, asked).execute(), code, reason, words);
  }

  private static DatabaseInstance primary(String name) {
    DatabaseInstance primary = instance(name);
    primary.getSettings().setBackupConfiguration(backups());
    return primary;
  }

  private static BackupConfiguration backups() {
    return new BackupConfiguration().setEnabled(true).setPointInTimeRecoveryEnabled(true);
  }

  private static DatabaseInstance replica(String name) {
    return instance(name).setInstanceType("READ_REPLICA_INSTANCE").setMasterInstanceName("main");
  }

  private static DatabaseFlags flag(String name, String value) {
    return new DatabaseFlags().setName(name).setValue(value);
  }

  private DatabaseInstance get(String name) throws IOException {
    return sql.instances().get(PROJECT, name).execute();
  }

  private Operation patch(String name, Settings settings) throws IOException {
    return sql.instances()
        .patch(PROJECT, name, new DatabaseInstance().setSettings(settings))
        .execute();
  }

  private void change(String name, Settings settings) throws IOException {
    assertThat(api.ended(patch(name, settings)).getError()).isNull();
  }

  private String serverOf(DatabaseInstance instance) {
    String address = instance.getIpAddresses().get(0).getIpAddress();
    return servers.all().stream()
        .filter(server -> server.address().toString().equals(address))
        .map(FakePostgresServers.Fake::name)
        .findFirst()
        .orElseThrow();
  }
}
