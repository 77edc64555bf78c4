package io.ringfence.sandbox.googleapi.sql;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.instance;
import static io.ringfence.sandbox.googleapi.ConditionsOfRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sqladmin.SQLAdmin;
import com.google.api.services.sqladmin.model.BackupConfiguration;
import com.google.api.services.sqladmin.model.BackupRetentionSettings;
import com.google.api.services.sqladmin.model.Database;
import com.google.api.services.sqladmin.model.DatabaseFlags;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.FinalBackupConfig;
import com.google.api.services.sqladmin.model.Flag;
import com.google.api.services.sqladmin.model.LocationPreference;
import com.google.api.services.sqladmin.model.ReplicationCluster;
import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.User;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import io.ringfence.sandbox.googleapi.GoogleApiOptions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Cloud SQL refuses is refused, and what the sandbox has not is said to be so. */
class CloudSqlRefusalsTest {
  @TempDir Path state;
  private ApiUnderTest api;
  private SQLAdmin sql;

  @BeforeEach
  void serve() throws IOException {
    api = new ApiUnderTest(state, new FakePostgresServers());
    sql = api.sql();
    api.connectNetwork("127.77.0.0", 16);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private void assertInsertRefused(
      Consumer<DatabaseInstance> change, int code, String reason, String words) throws Exception {
    DatabaseInstance asked = instance("main");
    change.accept(asked);
    assertRefused(() -> sql.instances().insert(PROJECT, asked).execute(), code, reason, words);
    assertThat(sql.instances().list(PROJECT).execute().getItems()).isNull();
  }

  private void assertSettingsRefused(Consumer<Settings> change, int code, String words)
      throws Exception {
    assertInsertRefused(
        asked -> change.accept(asked.getSettings()),
        code,
        code == 501 ? "notImplemented" : "invalid",
        words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Main", "1main", "main-", "ma_in", "-main"})
  void a_name_that_is_none_is_refused(String name) throws Exception {
    assertInsertRefused(asked -> asked.setName(name), 400, "invalid", "instance name");
  }

  @Test
  void a_name_too_long_with_its_project_is_refused() throws Exception {
    String longest = "m".repeat(98 - PROJECT.length() - 1);
    assertInsertRefused(asked -> asked.setName(longest + "m"), 400, "invalid", "98 characters");
    assertThat(api.created(instance(longest)).getName()).isEqualTo(longest);
  }

  @ParameterizedTest
  @CsvSource({
    "ENTERPRISE, db-perf-optimized-N-2",
    "ENTERPRISE_PLUS, db-f1-micro",
    "ENTERPRISE_PLUS, db-custom-1-3840",
    "ENTERPRISE_PLUS, db-perf-optimized-N-3",
    "ENTERPRISE, db-n1-standard-1",
    "ENTERPRISE, db-custom-3-7680",
    "ENTERPRISE, db-custom-98-102400",
    "ENTERPRISE, db-custom-1-3841",
    "ENTERPRISE, db-custom-1-3584",
    "ENTERPRISE, db-custom-1-6912",
    "ENTERPRISE, db-custom-8-6912",
  })
  void a_tier_that_the_edition_has_not_is_refused(String edition, String tier) throws Exception {
    assertSettingsRefused(
        settings -> settings.setEdition(edition).setTier(tier), 400, "(" + tier + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "ENTERPRISE, db-f1-micro",
    "ENTERPRISE, db-g1-small",
    "ENTERPRISE, db-custom-96-638976",
    "ENTERPRISE, db-custom-4-3840",
    "ENTERPRISE_PLUS, db-perf-optimized-N-128",
  })
  void a_tier_that_the_edition_has_is_taken(String edition, String tier) throws IOException {
    DatabaseInstance asked = instance("main");
    asked.getSettings().setEdition(edition).setTier(tier);
    assertThat(api.created(asked).getSettings().getTier()).isEqualTo(tier);
  }

  @Test
  void an_instance_without_an_edition_gets_the_one_of_its_version() throws Exception {
    assertSettingsRefused(settings -> settings.setEdition(null), 400, "(ENTERPRISE_PLUS) Edition");
    DatabaseInstance older = instance("older").setDatabaseVersion("POSTGRES_15");
    older.getSettings().setEdition(null);
    assertThat(api.created(older).getSettings().getEdition()).isEqualTo("ENTERPRISE");
  }

  @Test
  void a_regional_instance_needs_backups_with_point_in_time_recovery() throws Exception {
    assertSettingsRefused(
        settings -> settings.setAvailabilityType("REGIONAL"), 400, "point-in-time recovery");
    DatabaseInstance regional = instance("regional");
    regional
        .getSettings()
        .setAvailabilityType("REGIONAL")
        .setBackupConfiguration(
            new BackupConfiguration().setEnabled(true).setPointInTimeRecoveryEnabled(true));
    assertThat(api.created(regional).getSecondaryGceZone()).isEqualTo("europe-west1-c");
  }

  @Test
  void backups_out_of_bounds_are_refused() throws Exception {
    assertSettingsRefused(
        settings -> settings.setBackupConfiguration(logDays(8)), 400, "between 1 and 7");
    assertSettingsRefused(
        settings ->
            settings
                .setEdition("ENTERPRISE_PLUS")
                .setTier("db-perf-optimized-N-2")
                .setBackupConfiguration(logDays(36)),
        400,
        "between 1 and 35");
    assertSettingsRefused(
        settings ->
            settings.setBackupConfiguration(
                new BackupConfiguration()
                    .setBackupRetentionSettings(
                        new BackupRetentionSettings().setRetainedBackups(366))),
        400,
        "between 1 and 365");
    assertSettingsRefused(
        settings ->
            settings.setBackupConfiguration(
                new BackupConfiguration().setPointInTimeRecoveryEnabled(true)),
        400,
        "backups are enabled");
    assertSettingsRefused(
        settings -> settings.setBackupConfiguration(new BackupConfiguration().setStartTime("4:30")),
        400,
        "HH:00");
    assertSettingsRefused(
        settings ->
            settings.setBackupConfiguration(new BackupConfiguration().setBinaryLogEnabled(true)),
        400,
        "MySQL");
  }

  private static BackupConfiguration logDays(int days) {
    return new BackupConfiguration().setTransactionLogRetentionDays(days);
  }

  @Test
  void a_wrong_flag_is_refused_by_its_name() throws Exception {
    assertSettingsRefused(
        settings -> settings.setDatabaseFlags(List.of(flag("no_such_flag", "1"))),
        400,
        "'no_such_flag'");
    assertSettingsRefused(
        settings -> settings.setDatabaseFlags(List.of(flag("listen_addresses", "*"))),
        400,
        "'listen_addresses'");
    assertSettingsRefused(
        settings ->
            settings.setDatabaseFlags(
                List.of(flag("work_mem", "4096"), flag("max_connections", "many"))),
        400,
        "'max_connections': invalid value");
    assertSettingsRefused(
        settings -> settings.setDatabaseFlags(List.of(flag("cloudsql.enable_pgaudit", "on"))),
        501,
        "cloudsql.enable_pgaudit");
  }

  private static DatabaseFlags flag(String name, String value) {
    return new DatabaseFlags().setName(name).setValue(value);
  }

  @Test
  void a_network_that_is_missing_or_not_connected_is_refused() throws Exception {
    assertSettingsRefused(
        settings -> settings.getIpConfiguration().setPrivateNetwork(null), 400, "At least one of");
    assertSettingsRefused(
        settings ->
            settings
                .getIpConfiguration()
                .setPrivateNetwork("projects/acme-sandbox/global/networks/none"),
        400,
        "does not exist");
    api.makeNetwork("lonely");
    assertSettingsRefused(
        settings ->
            settings
                .getIpConfiguration()
                .setPrivateNetwork("projects/acme-sandbox/global/networks/lonely"),
        400,
        "doesn't have at least 1 private services connection");
  }

  @Test
  void other_values_out_of_bounds_are_refused() throws Exception {
    assertSettingsRefused(settings -> settings.setDataDiskSizeGb(9L), 400, "between 10 and");
    assertSettingsRefused(settings -> settings.setActivationPolicy("ON"), 400, "activationPolicy");
    assertSettingsRefused(settings -> settings.setPricingPlan("FREE"), 400, "pricingPlan");
    assertSettingsRefused(
        settings -> settings.setLocationPreference(new LocationPreference().setZone("us-east1-b")),
        400,
        "us-east1-b");
    assertInsertRefused(asked -> asked.setRegion("here"), 400, "invalid", "region");
    assertInsertRefused(asked -> asked.setSettings(null), 400, "required", "settings");
    assertInsertRefused(
        asked -> asked.getSettings().setTier(null), 400, "required", "settings.tier");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MYSQL_8_0", "SQLSERVER_2022_EXPRESS", "POSTGRES_9_6", "POSTGRES_14"})
  void versions_that_only_google_has_are_unsupported(String version) throws Exception {
    assertInsertRefused(asked -> asked.setDatabaseVersion(version), 501, "notImplemented", version);
  }

  @Test
  void a_version_that_is_none_is_invalid() throws Exception {
    assertInsertRefused(
        asked -> asked.setDatabaseVersion("ORACLE_23"), 400, "invalid", "ORACLE_23");
  }

  @Test
  void fields_that_the_sandbox_does_not_honour_are_unsupported() throws Exception {
    assertInsertRefused(
        asked ->
            asked.setReplicationCluster(
                new ReplicationCluster().setFailoverDrReplicaName("replica")),
        501,
        "notImplemented",
        "'replicationCluster.failoverDrReplicaName'");
    assertSettingsRefused(
        settings -> settings.getIpConfiguration().setIpv4Enabled(true), 501, "public");
    assertSettingsRefused(
        settings -> settings.setFinalBackupConfig(new FinalBackupConfig().setEnabled(true)),
        501,
        "finalBackupConfig.enabled");
    assertSettingsRefused(settings -> settings.setCollation("C"), 501, "settings.collation");
  }

  @Test
  void calls_that_the_sandbox_has_not_are_unsupported() throws Exception {
    api.created(instance("main"));

    assertRefused(
        () -> sql.instances().failover(PROJECT, "main", null).execute(),
        501,
        "notImplemented",
        "POST /sql/v1beta4/projects/acme-sandbox/instances/main/failover");
    assertRefused(
        () -> sql.backupRuns().list(PROJECT, "main").execute(),
        501,
        "notImplemented",
        "backupRuns");
    assertRefused(
        () -> sql.connect().generateEphemeralCert(PROJECT, "main", null).execute(),
        501,
        "notImplemented",
        "main:generateEphemeralCert");
    assertRefused(
        () -> sql.instances().delete(PROJECT, "main").setEnableFinalBackup(true).execute(),
        501,
        "notImplemented",
        "final backup");
  }

  @Test
  void what_users_the_sandbox_has_not_are_unsupported() throws Exception {
    api.created(instance("main"));

    assertRefused(
        () ->
            sql.users()
                .insert(PROJECT, "main", new User().setName("a@b.c").setType("ENTRAID_USER"))
                .execute(),
        501,
        "notImplemented",
        "ENTRAID_USER");
    assertRefused(
        () ->
            sql.users()
                .insert(
                    PROJECT,
                    "main",
                    new User().setName("shop").setDatabaseRoles(List.of("pg_monitor")))
                .execute(),
        501,
        "notImplemented",
        "databaseRoles");
    assertRefused(
        () ->
            sql.users()
                .update(PROJECT, "main", new User())
                .setName("postgres")
                .setDatabaseRoles(List.of("pg_monitor"))
                .execute(),
        501,
        "notImplemented",
        "database roles");
  }

  @Test
  void a_protected_instance_is_not_deleted() throws Exception {
    DatabaseInstance asked = instance("main");
    asked.getSettings().setDeletionProtectionEnabled(true);
    api.created(asked);

    assertRefused(
        () -> sql.instances().delete(PROJECT, "main").execute(),
        400,
        "invalid",
        "The instance is protected. Please disable the deletion protection and try again.");

    DatabaseInstance patch =
        new DatabaseInstance().setSettings(new Settings().setDeletionProtectionEnabled(false));
    api.ended(sql.instances().patch(PROJECT, "main", patch).execute());
    assertThat(api.ended(sql.instances().delete(PROJECT, "main").execute()).getError()).isNull();
  }

  @Test
  void changes_that_an_instance_cannot_take_are_refused() throws Exception {
    DatabaseInstance made = api.created(instance("main"));

    assertPatchRefused(new DatabaseInstance().setRegion("us-east1"), 400, "invalid", "region");
    assertPatchRefused(new DatabaseInstance().setName("other"), 400, "invalid", "name");
    assertPatchRefused(
        new DatabaseInstance().setDatabaseVersion("POSTGRES_16"),
        501,
        "notImplemented",
        "major version upgrades");
    assertPatchRefused(
        new DatabaseInstance().setSettings(new Settings().setDataDiskType("PD_HDD")),
        400,
        "invalid",
        "disk type");
    assertPatchRefused(
        new DatabaseInstance().setSettings(new Settings().setSettingsVersion(7L)),
        412,
        "conditionNotMet",
        "Condition does not match");
    assertPatchRefused(new DatabaseInstance().setEtag("another"), 412, "conditionNotMet", "etag");
    assertThat(sql.instances().get(PROJECT, "main").execute()).isEqualTo(made);
  }

  @Test
  void a_disk_does_not_shrink() throws Exception {
    DatabaseInstance asked = instance("main");
    asked.getSettings().setDataDiskSizeGb(20L);
    api.created(asked);

    assertPatchRefused(
        new DatabaseInstance().setSettings(new Settings().setDataDiskSizeGb(10L)),
        400,
        "invalid",
        "cannot be decreased");
  }

  private void assertPatchRefused(DatabaseInstance patch, int code, String reason, String words)
      throws Exception {
    assertRefused(
        () -> sql.instances().patch(PROJECT, "main", patch).execute(), code, reason, words);
  }

  @Test
  void what_does_not_exist_is_answered_as_google_answers_it() throws Exception {
    assertRefused(
        () -> sql.instances().get(PROJECT, "none").execute(),
        404,
        "instanceDoesNotExist",
        "does not exist");
    assertRefused(
        () -> sql.instances().delete(PROJECT, "none").execute(),
        404,
        "instanceDoesNotExist",
        "does not exist");
    assertRefused(
        () -> sql.users().list(PROJECT, "none").execute(), 403, "notAuthorized", "not authorized");
    assertRefused(
        () -> sql.databases().list(PROJECT, "none").execute(),
        403,
        "notAuthorized",
        "not authorized");
    assertRefused(
        () -> sql.operations().get(PROJECT, "none").execute(),
        404,
        "operationDoesNotExist",
        "none");
  }

  @Test
  void names_of_databases_and_users_are_checked() throws Exception {
    api.created(instance("main"));

    assertRefused(
        () -> sql.databases().insert(PROJECT, "main", new Database()).execute(),
        400,
        "invalid",
        "database name");
    assertRefused(
        () -> sql.users().insert(PROJECT, "main", new User().setName("u".repeat(64))).execute(),
        400,
        "invalid",
        "user name");
    assertRefused(() -> sql.users().delete(PROJECT, "main").execute(), 400, "required", "name");
    assertRefused(
        () ->
            sql.databases()
                .patch(PROJECT, "main", "postgres", new Database().setCharset("LATIN1"))
                .execute(),
        400,
        "invalid",
        "cannot be changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "the-test's-tokens"})
  void a_request_without_the_token_is_refused(String token) throws Exception {
    assertRefused(
        () -> api.sql(token).instances().list(PROJECT).execute(), 401, "authError", "credential");
  }

  @Test
  void bodies_that_are_malformed_are_refused_without_being_quoted() {
    for (String body : List.of("{\"name\": \"hunter2", "[]", "{\"name\": {\"hunter2\": 1}}")) {
      HttpResponse<String> answer =
          api.http("POST", api.endpoints().sql().resolve("projects/acme-sandbox/instances"), body);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":400").doesNotContain("hunter2");
    }
  }

  @Test
  void a_field_that_google_does_not_have_is_refused_by_its_path() {
    HttpResponse<String> answer =
        api.http(
            "POST",
            api.endpoints().sql().resolve("projects/acme-sandbox/instances"),
            "{\"settings\": {\"tear\": \"db-f1-micro\"}}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Unknown name \\\"tear\\\" at 'settings'");
  }

  @Test
  void a_project_that_asks_too_much_is_told_to_wait() throws Exception {
    api.close();
    GoogleApiOptions options =
        GoogleApiOptions.of(state, ApiUnderTest.TOKEN, ApiUnderTest.CONTROL_PLANE);
    api = new ApiUnderTest(options.withRequestsPerMinute(1), new FakePostgresServers());
    SQLAdmin.Instances.List request = api.sql().instances().list(PROJECT);

    // The minute may end between two requests, but not between each of four.
    assertThat(List.of(status(request), status(request), status(request), status(request)))
        .contains(200, 429);
  }

  private static int status(SQLAdmin.Instances.List request) throws IOException {
    try {
      request.execute();
      return 200;
    } catch (com.google.api.client.googleapis.json.GoogleJsonResponseException e) {
      assertThat(e.getDetails().getErrors().get(0).getReason()).isEqualTo("rateLimitExceeded");
      return e.getStatusCode();
    }
  }

  @ParameterizedTest
  @CsvSource({"MYSQL_8_0, 501", "POSTGRES_14, 501", "ORACLE_23, 400"})
  void flags_of_a_version_that_is_not_here_are_refused(String version, int code) throws Exception {
    assertRefused(
        () -> sql.flags().list().setDatabaseVersion(version).execute(),
        code,
        code == 501 ? "notImplemented" : "invalid",
        version);
  }

  @Test
  void a_flag_applies_to_the_versions_whose_servers_have_it() throws IOException {
    assertThat(sql.flags().list().execute().getItems())
        .filteredOn(flag -> flag.getName().equals("old_snapshot_threshold"))
        .singleElement()
        .extracting(Flag::getAppliesTo)
        .isEqualTo(List.of("POSTGRES_15", "POSTGRES_16"));
    assertThat(sql.flags().list().setDatabaseVersion("POSTGRES_17").execute().getItems())
        .extracting(Flag::getName)
        .contains("max_connections")
        .doesNotContain("old_snapshot_threshold");
  }

  @Test
  void flags_and_tiers_are_listed() throws IOException {
    assertThat(sql.flags().list().setDatabaseVersion("POSTGRES_17").execute().getItems())
        .anySatisfy(
            flag -> {
              assertThat(flag.getName()).isEqualTo("max_connections");
              assertThat(flag.getRequiresRestart()).isTrue();
              assertThat(flag.getAppliesTo()).containsExactly("POSTGRES_17");
            });
    assertThat(sql.tiers().list(PROJECT).execute().getItems())
        .anySatisfy(tier -> assertThat(tier.getTier()).isEqualTo("db-f1-micro"));
  }
}
