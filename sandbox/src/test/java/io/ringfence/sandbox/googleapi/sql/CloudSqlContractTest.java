package io.ringfence.sandbox.googleapi.sql;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.instance;
import static io.ringfence.sandbox.googleapi.ConditionsOfRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.api.services.sqladmin.model.Database;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.Operation;
import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.User;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import io.ringfence.sandbox.postgres.PostgresServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract, and what needs servers that fail or wait when they are told to. */
class CloudSqlContractTest extends CloudSqlContract {
  private final FakePostgresServers servers = new FakePostgresServers();

  @Override
  PostgresServers servers() {
    return servers;
  }

  @Override
  String range() {
    return "127.77.0.0";
  }

  @Test
  void an_instance_is_seen_while_it_is_being_made_and_takes_no_other_operation() throws Exception {
    CountDownLatch gate = servers.holdCreations();
    Operation accepted = sql.instances().insert(PROJECT, instance("main")).execute();
    assertThat(accepted.getStatus()).isEqualTo("PENDING");

    assertThat(sql.instances().get(PROJECT, "main").execute().getState())
        .isEqualTo("PENDING_CREATE");
    Operation running =
        await()
            .until(
                () -> sql.operations().get(PROJECT, accepted.getName()).execute(),
                operation -> operation.getStatus().equals("RUNNING"));
    assertThat(running.getStartTime()).isNotNull();
    assertThat(running.getEndTime()).isNull();
    assertRefused(
        () -> sql.instances().delete(PROJECT, "main").execute(),
        409,
        "operationInProgress",
        "another operation was already in progress");
    assertRefused(
        () -> sql.instances().insert(PROJECT, instance("main")).execute(),
        409,
        "instanceAlreadyExists",
        "already exists");
    gate.countDown();

    assertThat(api.ended(accepted).getEndTime()).isNotNull();
    assertThat(sql.instances().get(PROJECT, "main").execute().getState()).isEqualTo("RUNNABLE");
  }

  @Test
  void a_creation_that_fails_leaves_a_failed_instance_without_a_server() throws Exception {
    servers.failCreations("could not bind the address");

    Operation ended = api.ended(sql.instances().insert(PROJECT, instance("main")).execute());

    assertThat(ended.getError().getErrors()).hasSize(1);
    assertThat(ended.getError().getErrors().get(0).getCode()).isEqualTo("INTERNAL_ERROR");
    assertThat(ended.getError().getErrors().get(0).getMessage())
        .contains("could not bind the address");
    assertThat(sql.instances().get(PROJECT, "main").execute().getState()).isEqualTo("FAILED");
    assertThat(servers.all()).isEmpty();
    assertThat(api.ended(sql.instances().delete(PROJECT, "main").execute()).getError()).isNull();
    assertThat(sql.instances().list(PROJECT).execute().getItems()).isNull();
  }

  @Test
  void flags_reach_the_server_and_a_replaced_set_of_flags_replaces_them() throws IOException {
    DatabaseInstance asked = instance("main");
    asked.getSettings().setDatabaseFlags(List.of(flag("max_connections", "50")));
    api.created(asked);
    assertThat(servers.only().settings()).containsExactly(Map.entry("max_connections", "50"));

    Settings other = new Settings().setDatabaseFlags(List.of(flag("work_mem", "8192")));
    api.ended(
        sql.instances()
            .patch(PROJECT, "main", new DatabaseInstance().setSettings(other))
            .execute());

    assertThat(servers.only().settings()).containsExactly(Map.entry("work_mem", "8192"));
  }

  @Test
  void a_user_of_iam_has_a_fitting_name_and_no_password() throws Exception {
    DatabaseInstance asked = instance("main");
    asked.getSettings().setDatabaseFlags(List.of(flag("cloudsql.iam_authentication", "on")));
    api.created(asked);

    assertIamRefused("Ann@acme.org", "CLOUD_IAM_USER", "lowercase");
    assertIamRefused("ann", "CLOUD_IAM_USER", "email address");
    assertIamRefused("shop@acme.iam", "CLOUD_IAM_USER", "is a service account");
    assertIamRefused(
        "shop@acme.iam.gserviceaccount.com", "CLOUD_IAM_SERVICE_ACCOUNT", "without .gservice");
    assertIamRefused("a".repeat(52) + "@example.org", "CLOUD_IAM_USER", "63 bytes");
    User withPassword =
        new User().setName("ann@acme.org").setType("CLOUD_IAM_USER").setPassword("p");
    assertRefused(
        () -> sql.users().insert(PROJECT, "main", withPassword).execute(),
        400,
        "invalid",
        "For IAM users, password");
  }

  private void assertIamRefused(String name, String type, String words) throws Exception {
    User user = new User().setName(name).setType(type);
    assertRefused(() -> sql.users().insert(PROJECT, "main", user).execute(), 400, "invalid", words);
  }

  @Test
  void the_flag_of_iam_is_on_or_off() throws Exception {
    DatabaseInstance asked = instance("main");
    asked.getSettings().setDatabaseFlags(List.of(flag("cloudsql.iam_authentication", "yes")));

    assertRefused(
        () -> sql.instances().insert(PROJECT, asked).execute(), 400, "invalid", "on or off");
  }

  @Test
  void another_tier_restarts_the_server() throws IOException {
    api.created(instance("main"));

    api.ended(
        sql.instances()
            .patch(
                PROJECT,
                "main",
                new DatabaseInstance().setSettings(new Settings().setTier("db-g1-small")))
            .execute());

    assertThat(servers.only().restarts()).isEqualTo(1);
  }

  @Test
  void a_deleted_instance_leaves_no_server() throws IOException {
    api.created(instance("main"));

    api.ended(sql.instances().delete(PROJECT, "main").execute());

    assertThat(servers.all()).isEmpty();
  }

  @Test
  void a_deletion_that_leaves_data_fails_and_can_be_repeated() throws IOException {
    api.created(instance("main"));
    servers.failDeletions(Optional.of("the server's files are still there"));

    Operation failed = api.ended(sql.instances().delete(PROJECT, "main").execute());

    assertThat(failed.getError().getErrors().get(0).getMessage()).contains("are still there");
    assertThat(sql.instances().get(PROJECT, "main").execute().getState()).isEqualTo("FAILED");
    assertThat(api.ended(sql.instances().delete(PROJECT, "main").execute()).getError()).isNotNull();
    servers.failDeletions(Optional.empty());
    assertThat(api.ended(sql.instances().delete(PROJECT, "main").execute()).getError()).isNull();
    assertThat(servers.all()).isEmpty();
  }

  @Test
  void what_postgresql_refuses_is_answered_in_its_words() throws Exception {
    api.created(instance("main"));
    api.ended(sql.databases().insert(PROJECT, "main", new Database().setName("shop")).execute());
    api.ended(
        sql.users().insert(PROJECT, "main", new User().setName("shop").setPassword("p")).execute());

    servers.only().refuseDrops("database \"shop\" is being accessed by other users", "55006");
    assertRefused(
        () -> sql.databases().delete(PROJECT, "main", "shop").execute(),
        400,
        "invalid",
        "failed to delete database \"shop\". Detail: pq: database \"shop\" is being accessed by"
            + " other users");
    servers.only().refuseDrops("role \"shop\" cannot be dropped because some objects", "2BP01");
    assertRefused(
        () -> sql.users().delete(PROJECT, "main").setName("shop").execute(),
        400,
        "invalid",
        "failed to delete user shop: role \"shop\" cannot be dropped");

    assertThat(sql.operations().list(PROJECT).setInstance("main").execute().getItems())
        .filteredOn(operation -> operation.getError() != null)
        .extracting(Operation::getOperationType)
        .containsExactlyInAnyOrder("DELETE_DATABASE", "DELETE_USER");
  }

  @Test
  void passwords_reach_the_server_and_no_file() throws IOException {
    api.created(instance("main").setRootPassword("the-root-secret"));
    api.ended(
        sql.users()
            .insert(PROJECT, "main", new User().setName("shop").setPassword("the-users-secret"))
            .execute());

    assertThat(servers.only().passwords())
        .containsEntry("postgres", "the-root-secret")
        .containsEntry("shop", "the-users-secret");
    try (Stream<Path> files = Files.walk(state)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(
              file -> {
                assertThat(file).content().doesNotContain("secret");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
              });
    }
  }

  @Test
  void a_crash_during_a_creation_ends_its_operation_with_an_error() throws Exception {
    CountDownLatch gate = servers.holdCreations();
    Operation accepted = sql.instances().insert(PROJECT, instance("main")).execute();

    // A second server on the same state is what starts after the first one has been killed.
    try (ApiUnderTest next = new ApiUnderTest(state.resolve("api"), new FakePostgresServers())) {
      Operation found = next.sql().operations().get(PROJECT, accepted.getName()).execute();
      assertThat(found.getStatus()).isEqualTo("DONE");
      assertThat(found.getError().getErrors().get(0).getMessage()).contains("sandbox stopped");
      assertThat(next.sql().instances().get(PROJECT, "main").execute().getState())
          .isEqualTo("FAILED");
    } finally {
      gate.countDown();
    }
  }

  @Test
  void an_instance_whose_server_does_not_come_back_is_shown_as_failed() throws IOException {
    api.created(instance("main"));
    api.close();

    try (ApiUnderTest next = new ApiUnderTest(state.resolve("api"), new FakePostgresServers())) {
      assertThat(next.sql().instances().get(PROJECT, "main").execute().getState())
          .isEqualTo("FAILED");
    }
  }

  @Test
  void a_server_that_is_broken_neither_hides_nor_holds_up_the_others() throws IOException {
    api.created(instance("broken"));
    servers.breakServer(servers.only().name());
    api.created(instance("whole"));

    restartSandbox();

    assertThat(sql.instances().get(PROJECT, "broken").execute().getState()).isEqualTo("FAILED");
    assertThat(sql.instances().get(PROJECT, "whole").execute().getState()).isEqualTo("RUNNABLE");
    assertThat(api.failedInstances())
        .hasEntrySatisfying(
            "projects/acme-sandbox/instances/broken",
            why -> assertThat(why).contains("cannot be read"))
        .hasSize(1);
    api.ended(sql.instances().delete(PROJECT, "broken").execute());
    assertThat(api.failedInstances()).isEmpty();
  }

  @Test
  void an_instance_whose_server_has_crashed_is_shown_as_failed() throws IOException {
    api.created(instance("main"));

    servers.crash();

    assertThat(sql.instances().get(PROJECT, "main").execute().getState()).isEqualTo("FAILED");
  }

  @Test
  void a_stopped_instance_stays_stopped_after_a_restart_of_the_sandbox() throws IOException {
    api.created(instance("main"));
    Settings never = new Settings().setActivationPolicy("NEVER");
    api.ended(
        sql.instances()
            .patch(PROJECT, "main", new DatabaseInstance().setSettings(never))
            .execute());

    restartSandbox();

    assertThat(servers.only().isRunning()).isFalse();
  }

  @Test
  void the_sandboxs_end_stops_the_servers_and_keeps_them() throws IOException {
    api.created(instance("main"));

    api.close();

    assertThat(servers.only().isRunning()).isFalse();
  }
}
