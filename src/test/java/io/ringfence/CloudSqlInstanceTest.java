package io.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.test.PulumiTest;
import io.ringfence.config.StackFile;
import io.ringfence.config.StackFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings of a Cloud SQL instance become. */
@Execution(ExecutionMode.SAME_THREAD)
class CloudSqlInstanceTest {
  private static final String USER = "gcp:sql/user:User";

  @AfterEach
  void forgetTheDeployment() {
    PulumiTest.cleanup();
  }

  @Test
  void everySettingReachesTheProvider() {
    StackRun run =
        run(
            """
            cloudSql:
              tier: db-perf-optimized-N-2
              edition: ENTERPRISE_PLUS
              disk: {size: 50, autoresizeLimit: 200}
              backups: {retainedBackups: 30, logRetentionDays: 21, location: eu, retainOnDelete: true}
              maintenance:
                window: {day: SUNDAY, hour: 3, track: WEEK5}
                denyPeriod: {startDate: "11-20", endDate: "01-05"}
              insights: {queryStringLength: 4500, recordApplicationTags: true}
              dataCache: true
              flags: {max_connections: 200}
              labels: {team: shop}
              encryptionKey: projects/acme/locations/europe-west1/keyRings/shop/cryptoKeys/main
              sslMode: ENCRYPTED_ONLY
              connectorEnforcement: true
              allocatedRange: databases
            network: {existing: acme}
            """);

    assertThat(run.result().exceptions()).isEmpty();
    assertThat(instance(run))
        .containsEntry(
            "encryptionKeyName",
            "projects/acme/locations/europe-west1/keyRings/shop/cryptoKeys/main");
    assertThat(settings(run))
        .containsEntry("diskType", "PD_SSD")
        .containsEntry("diskSize", 50.0)
        .containsEntry("diskAutoresize", true)
        .containsEntry("diskAutoresizeLimit", 200.0)
        .containsEntry("retainBackupsOnDelete", true)
        .containsEntry("dataCacheConfig", Map.of("dataCacheEnabled", true))
        .containsEntry("connectorEnforcement", "REQUIRED")
        .containsEntry("maintenanceWindow", Map.of("day", 7.0, "hour", 3.0, "updateTrack", "week5"))
        .containsEntry(
            "denyMaintenancePeriod",
            Map.of("startDate", "11-20", "endDate", "01-05", "time", "00:00:00"))
        .containsEntry(
            "insightsConfig",
            Map.of(
                "queryInsightsEnabled",
                true,
                "queryStringLength",
                4500.0,
                "queryPlansPerMinute",
                5.0,
                "recordApplicationTags",
                true,
                "recordClientAddress",
                false))
        .containsEntry("databaseFlags", List.of(Map.of("name", "max_connections", "value", "200")))
        .containsEntry(
            "userLabels",
            Map.of(
                "team",
                "shop",
                "managed-by",
                "ringfence",
                "ringfence-project",
                "ringfence",
                "ringfence-stack",
                "test"));
    assertThat(FakeProviders.group(settings(run), "backupConfiguration"))
        .containsEntry("location", "eu")
        .containsEntry("transactionLogRetentionDays", 21.0);
    assertThat(FakeProviders.group(settings(run), "ipConfiguration"))
        .containsEntry("sslMode", "ENCRYPTED_ONLY")
        .containsEntry("allocatedIpRange", "databases");
  }

  @Test
  void iamUsersAreNamedAsTheInstanceKnowsThemAndMayLogIn() {
    StackRun run =
        run(
            """
            cloudSql: {tier: db-f1-micro}
            network: {existing: acme}
            iam:
              users: [alice@acme.com]
              serviceAccounts: [shop@acme.iam.gserviceaccount.com]
              groups: [team@acme.com]
            """);

    assertThat(run.providers().registrations(USER))
        .extracting(user -> user.inputs().get("type") + " " + user.inputs().get("name"))
        .containsExactlyInAnyOrder(
            "CLOUD_IAM_USER alice@acme.com",
            "CLOUD_IAM_SERVICE_ACCOUNT shop@acme.iam",
            "CLOUD_IAM_GROUP team@acme.com");
    assertThat(run.providers().registrations(USER))
        .allSatisfy(user -> assertThat(user.inputs()).doesNotContainKey("password"));
    assertThat(settings(run))
        .containsEntry(
            "databaseFlags", List.of(Map.of("name", "cloudsql.iam_authentication", "value", "on")));
  }

  @ParameterizedTest
  @CsvSource({"pulumi,false,true,true", "provider,true,false,true", "api,true,true,false"})
  void eachLockCanBeLetGoOfByItself(String lock, boolean pulumi, boolean provider, boolean api) {
    StackRun run =
        run(
            """
            cloudSql: {tier: db-f1-micro}
            network: {existing: acme}
            protected: true
            locks: {%s: false}
            """
                .formatted(lock));

    assertThat(run.providers().declared(FakeProviders.INSTANCE, "main").options().isProtect())
        .isEqualTo(pulumi);
    assertThat(instance(run)).containsEntry("deletionProtection", provider);
    assertThat(settings(run)).containsEntry("deletionProtectionEnabled", api);
    assertThat(run.providers().declared(FakeProviders.STASH, "destroy-lock").options().isProtect())
        .isTrue();
  }

  @Test
  void anInstanceWithARangeOfItsOwnIsNotHeldToTheRangeOfTheStack() {
    StackRun run =
        run(
            """
            cloudSql: {tier: db-f1-micro, allocatedRange: other}
            network: {existing: acme, privateServiceRange: 10.77.0.0/16}
            """,
            "10.99.0.3");

    assertThat(run.result().exceptions()).isEmpty();
  }

  private static StackRun run(String database) {
    return run(database, "10.77.0.3");
  }

  private static StackRun run(String database, String address) {
    StackFile file =
        StackFiles.parse(
            """
            config:
              gcp:project: acme
              gcp:region: europe-west1
              ringfence:cluster: {context: test}
              ringfence:databases:
                main:
            """
                + database.indent(6));
    return StackRun.update(file, address);
  }

  private static Map<String, Object> instance(StackRun run) {
    return run.providers().registration(FakeProviders.INSTANCE, "main").inputs();
  }

  private static Map<String, Object> settings(StackRun run) {
    return FakeProviders.group(instance(run), "settings");
  }
}
