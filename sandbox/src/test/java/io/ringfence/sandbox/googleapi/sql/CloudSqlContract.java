package io.ringfence.sandbox.googleapi.sql;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.instance;
import static io.ringfence.sandbox.googleapi.ConditionsOfRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.compute.model.Address;
import com.google.api.services.compute.model.Network;
import com.google.api.services.sqladmin.SQLAdmin;
import com.google.api.services.sqladmin.model.ConnectSettings;
import com.google.api.services.sqladmin.model.Database;
import com.google.api.services.sqladmin.model.DatabaseFlags;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.Operation;
import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.User;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.postgres.PostgresServers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Google's own client for Cloud SQL Admin must find, whatever the PostgreSQL servers are made
 * of.
 */
abstract class CloudSqlContract {
  @TempDir protected Path state;
  protected ApiUnderTest api;
  protected SQLAdmin sql;

  abstract PostgresServers servers();

  abstract String range();

  @BeforeEach
  void serve() throws IOException {
    api = new ApiUnderTest(state.resolve("api"), servers());
    sql = api.sql();
    api.connectNetwork(range(), 16);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  void restartSandbox() {
    api.close();
    api = new ApiUnderTest(state.resolve("api"), servers());
    sql = api.sql();
  }

  @Test
  void an_instance_that_is_inserted_runs_with_what_was_asked_for_and_cloud_sqls_defaults()
      throws IOException {
    Operation accepted = sql.instances().insert(PROJECT, instance("main")).execute();

    assertThat(accepted.getOperationType()).isEqualTo("CREATE");
    assertThat(accepted.getTargetId()).isEqualTo("main");
    assertThat(api.ended(accepted).getError()).isNull();
    DatabaseInstance made = sql.instances().get(PROJECT, "main").execute();
    assertThat(made.getState()).isEqualTo("RUNNABLE");
    assertThat(made.getRegion()).isEqualTo("europe-west1");
    assertThat(made.getDatabaseVersion()).isEqualTo("POSTGRES_17");
    assertThat(made.getConnectionName()).isEqualTo("acme-sandbox:europe-west1:main");
    assertThat(made.getGceZone()).isEqualTo("europe-west1-b");
    assertThat(made.getSettings().getTier()).isEqualTo("db-custom-1-3840");
    assertThat(made.getSettings().getSettingsVersion()).isEqualTo(1L);
    assertThat(made.getSettings().getAvailabilityType()).isEqualTo("ZONAL");
    assertThat(made.getSettings().getActivationPolicy()).isEqualTo("ALWAYS");
    assertThat(made.getSettings().getBackupConfiguration().getEnabled()).isFalse();
    assertThat(made.getServerCaCert().getCert()).startsWith("-----BEGIN CERTIFICATE-----");
    assertThat(made.getServerCaCert().getSha1Fingerprint()).matches("[0-9a-f]{40}");
    assertThat(made.getIpAddresses()).hasSize(1);
    assertThat(made.getIpAddresses().get(0).getType()).isEqualTo("PRIVATE");
    assertThat(made.getIpAddresses().get(0).getIpAddress())
        .isEqualTo(range().replace(".0.0", ".0.2"));
  }

  @Test
  void what_is_read_twice_is_the_same() throws IOException {
    api.created(instance("main"));

    assertThat(sql.instances().get(PROJECT, "main").execute())
        .isEqualTo(sql.instances().get(PROJECT, "main").execute());
  }

  @Test
  void instances_are_listed_filtered_and_paged() throws IOException {
    DatabaseInstance labelled = instance("beta");
    labelled.getSettings().setUserLabels(Map.of("env", "prod"));
    api.created(instance("alpha"));
    api.created(labelled);

    assertThat(sql.instances().list(PROJECT).execute().getItems())
        .extracting(DatabaseInstance::getName)
        .containsExactly("alpha", "beta");
    assertThat(
            sql.instances()
                .list(PROJECT)
                .setFilter("settings.userLabels.env:prod")
                .execute()
                .getItems())
        .extracting(DatabaseInstance::getName)
        .containsExactly("beta");
    String token = sql.instances().list(PROJECT).setMaxResults(1L).execute().getNextPageToken();
    assertThat(sql.instances().list(PROJECT).setPageToken(token).execute().getItems())
        .extracting(DatabaseInstance::getName)
        .containsExactly("beta");
    assertThat(sql.instances().list("other-project").execute().getItems()).isNull();
  }

  @Test
  void connect_settings_say_where_an_instance_is() throws IOException {
    DatabaseInstance made = api.created(instance("main"));

    ConnectSettings settings = sql.connect().get(PROJECT, "main").execute();

    assertThat(settings.getIpAddresses()).isEqualTo(made.getIpAddresses());
    assertThat(settings.getServerCaCert()).isEqualTo(made.getServerCaCert());
    assertThat(settings.getDatabaseVersion()).isEqualTo("POSTGRES_17");
    assertThat(settings.getRegion()).isEqualTo("europe-west1");
  }

  @Test
  void a_patch_changes_what_it_names_and_nothing_else() throws IOException {
    DatabaseInstance made = api.created(instance("main"));
    DatabaseInstance patch =
        new DatabaseInstance().setSettings(new Settings().setUserLabels(Map.of("env", "dev")));

    Operation ended = api.ended(sql.instances().patch(PROJECT, "main", patch).execute());

    assertThat(ended.getOperationType()).isEqualTo("UPDATE");
    assertThat(ended.getError()).isNull();
    DatabaseInstance patched = sql.instances().get(PROJECT, "main").execute();
    assertThat(patched.getSettings().getUserLabels()).containsExactly(Map.entry("env", "dev"));
    assertThat(patched.getSettings().getSettingsVersion()).isEqualTo(2L);
    assertThat(patched.getEtag()).isNotEqualTo(made.getEtag());
    assertThat(patched.getIpAddresses()).isEqualTo(made.getIpAddresses());
    assertThat(patched.getSettings().getTier()).isEqualTo(made.getSettings().getTier());
  }

  @Test
  void an_update_replaces_the_settings() throws IOException {
    DatabaseInstance asked = instance("main");
    asked
        .getSettings()
        .setUserLabels(Map.of("env", "dev"))
        .setDatabaseFlags(List.of(flag("max_connections", "50")));
    DatabaseInstance made = api.created(asked);
    Settings replacement =
        ApiUnderTest.settings().setSettingsVersion(made.getSettings().getSettingsVersion());

    Operation ended =
        api.ended(
            sql.instances()
                .update(PROJECT, "main", new DatabaseInstance().setSettings(replacement))
                .execute());

    assertThat(ended.getError()).isNull();
    Settings settings = sql.instances().get(PROJECT, "main").execute().getSettings();
    assertThat(settings.getUserLabels()).isNull();
    assertThat(settings.getDatabaseFlags()).isNull();
    assertThat(settings.getDataDiskSizeGb()).isEqualTo(10L);
  }

  @Test
  void an_update_with_what_was_read_is_taken() throws IOException {
    DatabaseInstance made = api.created(instance("main"));

    Operation ended = api.ended(sql.instances().update(PROJECT, "main", made).execute());

    assertThat(ended.getError()).isNull();
  }

  @Test
  void a_restart_leaves_the_instance_as_it_was() throws IOException {
    DatabaseInstance made = api.created(instance("main"));

    Operation ended = api.ended(sql.instances().restart(PROJECT, "main").execute());

    assertThat(ended.getOperationType()).isEqualTo("RESTART");
    assertThat(ended.getError()).isNull();
    assertThat(sql.instances().get(PROJECT, "main").execute()).isEqualTo(made);
  }

  @Test
  void a_deleted_instance_is_gone_and_its_name_can_be_used_at_once() throws Exception {
    DatabaseInstance first = api.created(instance("main"));

    Operation ended = api.ended(sql.instances().delete(PROJECT, "main").execute());

    assertThat(ended.getError()).isNull();
    assertRefused(
        () -> sql.instances().get(PROJECT, "main").execute(),
        404,
        "instanceDoesNotExist",
        "does not exist");
    DatabaseInstance second = api.created(instance("main"));
    assertThat(second.getIpAddresses()).isNotEqualTo(first.getIpAddresses());
  }

  @Test
  void two_instances_have_addresses_of_their_own() throws IOException {
    DatabaseInstance first = api.created(instance("first"));
    DatabaseInstance second = api.created(instance("second"));

    assertThat(first.getIpAddresses()).isNotEqualTo(second.getIpAddresses());
  }

  @Test
  void databases_are_made_listed_read_and_dropped() throws Exception {
    api.created(instance("main"));

    Operation made =
        api.ended(
            sql.databases().insert(PROJECT, "main", new Database().setName("shop")).execute());

    assertThat(made.getOperationType()).isEqualTo("CREATE_DATABASE");
    assertThat(made.getError()).isNull();
    assertThat(sql.databases().list(PROJECT, "main").execute().getItems())
        .extracting(Database::getName)
        .containsExactlyInAnyOrder("postgres", "shop");
    Database shop = sql.databases().get(PROJECT, "main", "shop").execute();
    assertThat(shop.getCharset()).isEqualTo("UTF8");
    assertThat(shop.getCollation())
        .isEqualTo(sql.databases().get(PROJECT, "main", "postgres").execute().getCollation());
    assertThat(shop.getInstance()).isEqualTo("main");
    assertThat(shop.getProject()).isEqualTo(PROJECT);
    assertThat(
            api.ended(sql.databases().update(PROJECT, "main", "shop", shop).execute()).getError())
        .isNull();
    assertThat(api.ended(sql.databases().patch(PROJECT, "main", "shop", shop).execute()).getError())
        .isNull();
    assertThat(api.ended(sql.databases().delete(PROJECT, "main", "shop").execute()).getError())
        .isNull();
    assertRefused(
        () -> sql.databases().get(PROJECT, "main", "shop").execute(),
        404,
        "databaseDoesNotExist",
        "shop");
  }

  @Test
  void a_database_that_exists_cannot_be_made_again() throws Exception {
    api.created(instance("main"));
    api.ended(sql.databases().insert(PROJECT, "main", new Database().setName("shop")).execute());

    assertRefused(
        () -> sql.databases().insert(PROJECT, "main", new Database().setName("shop")).execute(),
        400,
        "invalid",
        "database \"shop\" already exists");
  }

  @Test
  void users_are_made_listed_read_changed_and_dropped() throws Exception {
    api.created(instance("main").setRootPassword("a-root-password"));
    User shop = new User().setName("shop").setPassword("a-password");

    Operation made = api.ended(sql.users().insert(PROJECT, "main", shop).execute());

    assertThat(made.getOperationType()).isEqualTo("CREATE_USER");
    assertThat(made.getError()).isNull();
    assertThat(sql.users().list(PROJECT, "main").execute().getItems())
        .extracting(User::getName)
        .containsExactlyInAnyOrder("postgres", "shop");
    User read = sql.users().get(PROJECT, "main", "shop").execute();
    assertThat(read.getType()).isEqualTo("BUILT_IN");
    assertThat(read.getPassword()).isNull();
    assertThat(
            api.ended(
                    sql.users()
                        .update(PROJECT, "main", new User().setPassword("another-password"))
                        .setName("shop")
                        .execute())
                .getError())
        .isNull();
    assertThat(api.ended(sql.users().delete(PROJECT, "main").setName("shop").execute()).getError())
        .isNull();
    assertRefused(
        () -> sql.users().get(PROJECT, "main", "shop").execute(), 404, "userDoesNotExist", "shop");
  }

  @Test
  void users_of_iam_are_made_once_the_flag_is_on_and_listed_by_their_types() throws Exception {
    api.created(instance("main"));
    assertRefused(
        () -> insert("ann@acme.org", "CLOUD_IAM_USER"),
        400,
        "invalid",
        "failed to create user ann@acme.org: role \"cloudsqliamuser\" does not exist");

    Settings settings =
        new Settings().setDatabaseFlags(List.of(flag("cloudsql.iam_authentication", "on")));
    api.ended(
        sql.instances()
            .patch(PROJECT, "main", new DatabaseInstance().setSettings(settings))
            .execute());
    assertThat(insert("ann@acme.org", "CLOUD_IAM_USER").getError()).isNull();
    assertThat(insert("shop@acme.iam", "CLOUD_IAM_SERVICE_ACCOUNT").getError()).isNull();
    assertThat(insert("team@acme.org", "CLOUD_IAM_GROUP").getError()).isNull();

    assertThat(sql.users().list(PROJECT, "main").execute().getItems())
        .extracting(user -> user.getName() + " " + user.getType())
        .contains(
            "ann@acme.org CLOUD_IAM_USER",
            "postgres BUILT_IN",
            "shop@acme.iam CLOUD_IAM_SERVICE_ACCOUNT",
            "team@acme.org CLOUD_IAM_GROUP");
    assertThat(sql.users().get(PROJECT, "main", "team@acme.org").execute().getType())
        .isEqualTo("CLOUD_IAM_GROUP");
    assertRefused(
        () ->
            sql.users()
                .insert(PROJECT, "main", new User().setName("ann@acme.org").setPassword("p"))
                .execute(),
        400,
        "invalid",
        "already exists");
    for (String name : List.of("ann@acme.org", "shop@acme.iam", "team@acme.org")) {
      Operation ended = api.ended(sql.users().delete(PROJECT, "main").setName(name).execute());
      assertThat(ended.getError()).isNull();
    }
    assertThat(sql.users().list(PROJECT, "main").execute().getItems())
        .extracting(User::getType)
        .containsOnly("BUILT_IN");
  }

  private Operation insert(String name, String type) throws IOException {
    User user = new User().setName(name).setType(type);
    return api.ended(sql.users().insert(PROJECT, "main", user).execute());
  }

  @Test
  void the_default_user_gets_its_password_by_an_insert() throws IOException {
    api.created(instance("main"));

    Operation ended =
        api.ended(
            sql.users()
                .insert(PROJECT, "main", new User().setName("postgres").setPassword("a-password"))
                .execute());

    assertThat(ended.getError()).isNull();
  }

  @Test
  void an_instance_that_is_stopped_answers_so_and_starts_again() throws Exception {
    api.created(instance("main"));
    api.ended(sql.databases().insert(PROJECT, "main", new Database().setName("shop")).execute());

    activate("NEVER");

    assertThat(sql.instances().get(PROJECT, "main").execute().getState()).isEqualTo("RUNNABLE");
    assertRefused(
        () -> sql.databases().list(PROJECT, "main").execute(),
        400,
        "invalid",
        "instance is not running");
    assertRefused(
        () -> sql.instances().restart(PROJECT, "main").execute(),
        400,
        "invalid",
        "instance is not running");

    activate("ALWAYS");

    assertThat(sql.databases().list(PROJECT, "main").execute().getItems())
        .extracting(Database::getName)
        .contains("shop");
  }

  private void activate(String policy) throws IOException {
    DatabaseInstance patch =
        new DatabaseInstance().setSettings(new Settings().setActivationPolicy(policy));
    assertThat(api.ended(sql.instances().patch(PROJECT, "main", patch).execute()).getError())
        .isNull();
  }

  @Test
  void a_restart_of_the_sandbox_brings_everything_back() throws IOException {
    DatabaseInstance before = api.created(instance("main"));
    api.ended(sql.databases().insert(PROJECT, "main", new Database().setName("shop")).execute());
    api.ended(
        sql.users().insert(PROJECT, "main", new User().setName("shop").setPassword("p")).execute());
    Operation operation = sql.operations().list(PROJECT).execute().getItems().get(0);
    Network network = api.compute().networks().get(PROJECT, "main").execute();
    Address range = api.compute().globalAddresses().get(PROJECT, "range").execute();
    String connections = connections();
    assertThat(connections).contains("range");

    restartSandbox();

    assertThat(api.compute().networks().get(PROJECT, "main").execute()).isEqualTo(network);
    assertThat(api.compute().globalAddresses().get(PROJECT, "range").execute()).isEqualTo(range);
    assertThat(connections()).isEqualTo(connections);
    assertThat(sql.users().list(PROJECT, "main").execute().getItems())
        .extracting(User::getName)
        .contains("shop");
    assertThat(sql.instances().get(PROJECT, "main").execute()).isEqualTo(before);
    assertThat(sql.databases().list(PROJECT, "main").execute().getItems())
        .extracting(Database::getName)
        .contains("shop");
    assertThat(sql.operations().get(PROJECT, operation.getName()).execute()).isEqualTo(operation);
  }

  private String connections() {
    String query = "?network=" + ApiUnderTest.numbered("main");
    return api.http("GET", api.connections(query), "").body();
  }

  @Test
  void operations_are_listed_for_their_project_and_instance() throws IOException {
    api.created(instance("main"));
    api.created(instance("other"));

    assertThat(sql.operations().list(PROJECT).setInstance("main").execute().getItems())
        .extracting(Operation::getOperationType)
        .containsExactly("CREATE");
    assertThat(sql.operations().list(PROJECT).execute().getItems()).hasSize(2);
  }

  static DatabaseFlags flag(String name, String value) {
    return new DatabaseFlags().setName(name).setValue(value);
  }
}
