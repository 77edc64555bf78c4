package io.ringfence.sandbox.googleapi.sql;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.instance;
import static io.ringfence.sandbox.googleapi.ConditionsOfRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sqladmin.SQLAdmin;
import com.google.api.services.sqladmin.model.BackupConfiguration;
import com.google.api.services.sqladmin.model.DataCacheConfig;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.DenyMaintenancePeriod;
import com.google.api.services.sqladmin.model.DiskEncryptionConfiguration;
import com.google.api.services.sqladmin.model.InsightsConfig;
import com.google.api.services.sqladmin.model.LocationPreference;
import com.google.api.services.sqladmin.model.MaintenanceWindow;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import io.ringfence.sandbox.postgres.Admission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Settings that only Google's control plane could act on: checked as it checks them, kept, given
 * back as they were asked for.
 */
class SettingsContractTest {
  private static final String KEY =
      "projects/acme-keys/locations/europe-west1/keyRings/databases/cryptoKeys/shop";

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
  void what_is_asked_for_is_given_back_also_after_an_update_with_it() throws IOException {
    DatabaseInstance asked = instance("main");
    MaintenanceWindow window =
        new MaintenanceWindow().setDay(7).setHour(3).setUpdateTrack("stable");
    DenyMaintenancePeriod period = period("2026-11-20", "2027-01-05", "00:00:00");
    asked
        .getSettings()
        .setMaintenanceWindow(window)
        .setDenyMaintenancePeriods(List.of(period))
        .setRetainBackupsOnDelete(true)
        .setStorageAutoResizeLimit(100L)
        .setDataDiskType("PD_HDD")
        .setUserLabels(Map.of("team", "shop-1"))
        .setInsightsConfig(new InsightsConfig().setQueryInsightsEnabled(true));

    DatabaseInstance made = api.created(asked);
    assertThat(api.ended(sql.instances().update(PROJECT, "main", made).execute()).getError())
        .isNull();
    Settings settings = sql.instances().get(PROJECT, "main").execute().getSettings();

    assertThat(settings.getMaintenanceWindow()).isEqualTo(window);
    assertThat(settings.getDenyMaintenancePeriods()).containsExactly(period);
    assertThat(settings.getRetainBackupsOnDelete()).isTrue();
    assertThat(settings.getStorageAutoResizeLimit()).isEqualTo(100L);
    assertThat(settings.getDataDiskType()).isEqualTo("PD_HDD");
    assertThat(settings.getInsightsConfig().getQueryStringLength()).isEqualTo(1024);
    assertThat(settings.getInsightsConfig().getQueryPlansPerMinute()).isEqualTo(5);
  }

  @Test
  void a_maintenance_window_out_of_bounds_is_refused() throws Exception {
    assertRefusedWith(
        settings -> settings.setMaintenanceWindow(new MaintenanceWindow().setDay(8)),
        "between 1 and 7");
    assertRefusedWith(
        settings -> settings.setMaintenanceWindow(new MaintenanceWindow().setDay(1).setHour(24)),
        "between 0 and 23");
    assertRefusedWith(
        settings -> settings.setMaintenanceWindow(new MaintenanceWindow().setUpdateTrack("soon")),
        "\"soon\"");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01, 2027-01-31, 00:00:00, not 91",
    "2026-11-01, 2026-10-31, 00:00:00, not -1",
    "11-01, 02-01, 00:00:00, not 92",
    "12-01, 03-01, 00:00:00, not 91",
    "2026-11-01, 01-15, 00:00:00, both mm-dd",
    "02-30, 03-15, 00:00:00, both mm-dd",
    "1 November, 5 January, 00:00:00, both mm-dd",
    "11-01, 01-15, 24:00:00, HH:mm:SS",
  })
  void a_deny_maintenance_period_that_is_none_is_refused(
      String start, String end, String time, String words) throws Exception {
    assertRefusedWith(
        settings -> settings.setDenyMaintenancePeriods(List.of(period(start, end, time))), words);
  }

  @ParameterizedTest
  @CsvSource({"2026-11-01, 2027-01-30", "11-01, 01-30", "02-29, 03-01"})
  void a_deny_maintenance_period_of_at_most_90_days_is_taken(String start, String end)
      throws IOException {
    DatabaseInstance asked = instance("main");
    asked.getSettings().setDenyMaintenancePeriods(List.of(period(start, end, "23:59:59")));

    assertThat(api.created(asked).getSettings().getDenyMaintenancePeriods()).hasSize(1);
  }

  @Test
  void a_second_deny_maintenance_period_is_refused() throws Exception {
    DenyMaintenancePeriod period = period("11-01", "11-30", "00:00:00");
    assertRefusedWith(
        settings -> settings.setDenyMaintenancePeriods(List.of(period, period)), "one deny");
  }

  private static DenyMaintenancePeriod period(String start, String end, String time) {
    return new DenyMaintenancePeriod().setStartDate(start).setEndDate(end).setTime(time);
  }

  @Test
  void insights_have_the_bounds_of_the_edition() throws Exception {
    assertRefusedWith(settings -> insights(settings, 255, 5), "between 256 and 4500, not 255");
    assertRefusedWith(settings -> insights(settings, 4501, 5), "between 256 and 4500");
    assertRefusedWith(settings -> insights(settings, 1024, 21), "between 0 and 20, not 21");
    assertRefusedWith(
        settings -> insights(settings, 1024, 5).setEnhancedQueryInsightsEnabled(true),
        "ENTERPRISE_PLUS");
    assertRefusedWith(settings -> insights(plus(settings), 100_001, 5), "and 100000");

    DatabaseInstance asked = instance("main");
    insights(plus(asked.getSettings()), 100_000, 200).setEnhancedQueryInsightsEnabled(true);
    assertThat(api.created(asked).getSettings().getInsightsConfig().getQueryPlansPerMinute())
        .isEqualTo(200);
  }

  private static InsightsConfig insights(Settings settings, int length, int plans) {
    InsightsConfig insights =
        new InsightsConfig()
            .setQueryInsightsEnabled(true)
            .setQueryStringLength(length)
            .setQueryPlansPerMinute(plans);
    settings.setInsightsConfig(insights);
    return insights;
  }

  private static Settings plus(Settings settings) {
    return settings.setEdition("ENTERPRISE_PLUS").setTier("db-perf-optimized-N-2");
  }

  @Test
  void a_data_cache_needs_enterprise_plus() throws Exception {
    DataCacheConfig cache = new DataCacheConfig().setDataCacheEnabled(true);
    assertRefusedWith(settings -> settings.setDataCacheConfig(cache), "ENTERPRISE_PLUS");

    DatabaseInstance asked = instance("main");
    plus(asked.getSettings()).setDataCacheConfig(cache);
    assertThat(api.created(asked).getSettings().getDataCacheConfig()).isEqualTo(cache);
  }

  @Test
  void a_key_of_the_region_is_given_back_and_never_changes() throws Exception {
    DatabaseInstance made = api.created(encrypted(KEY));

    assertThat(made.getDiskEncryptionConfiguration().getKmsKeyName()).isEqualTo(KEY);
    assertThat(made.getDiskEncryptionStatus().getKmsKeyVersionName())
        .isEqualTo(KEY + "/cryptoKeyVersions/1");
    assertThat(api.ended(sql.instances().update(PROJECT, "main", made).execute()).getError())
        .isNull();
    DatabaseInstance other =
        new DatabaseInstance()
            .setDiskEncryptionConfiguration(
                new DiskEncryptionConfiguration().setKmsKeyName(KEY + "2"));
    assertRefused(
        () -> sql.instances().patch(PROJECT, "main", other).execute(), 400, "invalid", "KMS key");
  }

  @ParameterizedTest
  @CsvSource({
    "shop, KMS key name",
    "projects/p/locations/europe-west1/keyRings/r, KMS key name",
    "projects/p/locations/us-east1/keyRings/r/cryptoKeys/k, region of the instance",
    "projects/p/locations/global/keyRings/r/cryptoKeys/k, region of the instance",
  })
  void a_key_that_is_none_or_of_another_region_is_refused(String key, String words)
      throws Exception {
    assertRefused(
        () -> sql.instances().insert(PROJECT, encrypted(key)).execute(), 400, "invalid", words);
  }

  private static DatabaseInstance encrypted(String key) {
    return instance("main")
        .setDiskEncryptionConfiguration(new DiskEncryptionConfiguration().setKmsKeyName(key));
  }

  @Test
  void zones_are_the_regions_and_two_are_a_regional_instances() throws Exception {
    LocationPreference two =
        new LocationPreference().setZone("europe-west1-c").setSecondaryZone("europe-west1-b");
    assertRefusedWith(settings -> settings.setLocationPreference(two), "REGIONAL");
    assertRefusedWith(
        settings ->
            regional(settings)
                .setLocationPreference(two.clone().setSecondaryZone("europe-west1-c")),
        "must not be the zone");
    assertRefusedWith(
        settings ->
            regional(settings).setLocationPreference(two.clone().setSecondaryZone("us-east1-b")),
        "us-east1-b");

    DatabaseInstance asked = instance("main");
    regional(asked.getSettings()).setLocationPreference(two);
    DatabaseInstance made = api.created(asked);
    assertThat(made.getGceZone()).isEqualTo("europe-west1-c");
    assertThat(made.getSecondaryGceZone()).isEqualTo("europe-west1-b");
  }

  private static Settings regional(Settings settings) {
    return settings
        .setAvailabilityType("REGIONAL")
        .setBackupConfiguration(
            new BackupConfiguration().setEnabled(true).setPointInTimeRecoveryEnabled(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Team", "1team", "te am"})
  void a_label_that_is_none_is_refused(String key) throws Exception {
    assertRefusedWith(settings -> settings.setUserLabels(Map.of(key, "shop")), "label");
    assertRefusedWith(settings -> settings.setUserLabels(Map.of("team", "S" + key)), "label");
  }

  @Test
  void enterprise_plus_has_no_hard_disks() throws Exception {
    assertRefusedWith(settings -> plus(settings).setDataDiskType("PD_HDD"), "PD_HDD");
  }

  @Test
  void a_limit_of_the_storage_out_of_bounds_is_refused() throws Exception {
    assertRefusedWith(settings -> settings.setStorageAutoResizeLimit(-1L), "auto resize limit");
    assertRefusedWith(settings -> settings.setStorageAutoResizeLimit(65_537L), "at most 65536");
  }

  @Test
  void nobody_but_connectors_is_admitted_where_they_are_enforced() throws Exception {
    assertRefusedWith(settings -> settings.setConnectorEnforcement("MAYBE"), "\"MAYBE\"");
    api.created(instance("main"));

    Settings required = new Settings().setConnectorEnforcement("REQUIRED");
    assertThat(
            api.ended(
                    sql.instances()
                        .patch(PROJECT, "main", new DatabaseInstance().setSettings(required))
                        .execute())
                .getError())
        .isNull();

    assertThat(servers.only().admission()).isEqualTo(Admission.NONE);
  }

  private void assertRefusedWith(Consumer<Settings> change, String words) throws Exception {
    DatabaseInstance asked = instance("main");
    change.accept(asked.getSettings());
    assertRefused(() -> sql.instances().insert(PROJECT, asked).execute(), 400, "invalid", words);
  }
}
