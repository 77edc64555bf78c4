package io.ringfence.sandbox.googleapi.sql;

import static io.ringfence.sandbox.googleapi.ApiUnderTest.PROJECT;
import static io.ringfence.sandbox.googleapi.ApiUnderTest.instance;
import static io.ringfence.sandbox.googleapi.ConditionsOfRefusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.sqladmin.SQLAdmin;
import com.google.api.services.sqladmin.model.DatabaseInstance;
import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.Operation;
import com.google.api.services.sqladmin.model.Settings;
import com.google.api.services.sqladmin.model.SslCert;
import com.google.api.services.sqladmin.model.SslCertsInsertRequest;
import com.google.api.services.sqladmin.model.SslCertsInsertResponse;
import io.ringfence.sandbox.googleapi.ApiUnderTest;
import io.ringfence.sandbox.googleapi.FakePostgresServers;
import io.ringfence.sandbox.postgres.Admission;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SSL modes and client certificates through Google's own client. */
class SslContractTest {
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

  @ParameterizedTest
  @CsvSource({
    "ALLOW_UNENCRYPTED_AND_ENCRYPTED, false, ANY",
    "ENCRYPTED_ONLY, false, ENCRYPTED",
    "TRUSTED_CLIENT_CERTIFICATE_REQUIRED, true, TRUSTED_CLIENTS",
  })
  void a_new_instances_server_admits_what_its_mode_says(
      String mode, boolean requireSsl, Admission admission) throws IOException {
    DatabaseInstance asked = instance("main");
    asked.getSettings().getIpConfiguration().setSslMode(mode);

    IpConfiguration made = api.created(asked).getSettings().getIpConfiguration();

    assertThat(made.getSslMode()).isEqualTo(mode);
    assertThat(made.getRequireSsl()).isEqualTo(requireSsl);
    assertThat(servers.only().admission()).isEqualTo(admission);
  }

  @Test
  void a_mode_is_changed_without_a_restart_and_an_update_with_what_was_read_is_taken()
      throws IOException {
    api.created(instance("main"));

    patch("TRUSTED_CLIENT_CERTIFICATE_REQUIRED");
    DatabaseInstance trusting = sql.instances().get(PROJECT, "main").execute();
    Operation same = api.ended(sql.instances().update(PROJECT, "main", trusting).execute());
    assertThat(same.getError()).isNull();
    assertThat(servers.only().admission()).isEqualTo(Admission.TRUSTED_CLIENTS);

    patch("ENCRYPTED_ONLY");
    assertThat(servers.only().admission()).isEqualTo(Admission.ENCRYPTED);
    assertThat(servers.only().restarts()).isZero();
    IpConfiguration now =
        sql.instances().get(PROJECT, "main").execute().getSettings().getIpConfiguration();
    assertThat(now.getSslMode()).isEqualTo("ENCRYPTED_ONLY");
    assertThat(now.getRequireSsl()).isFalse();
  }

  private void patch(String mode) throws IOException {
    Settings settings = new Settings().setIpConfiguration(new IpConfiguration().setSslMode(mode));
    DatabaseInstance patch = new DatabaseInstance().setSettings(settings);
    assertThat(api.ended(sql.instances().patch(PROJECT, "main", patch).execute()).getError())
        .isNull();
  }

  @Test
  void a_mode_that_is_none_or_contradicts_require_ssl_is_refused() throws Exception {
    DatabaseInstance none = instance("main");
    none.getSettings().getIpConfiguration().setSslMode("ENCRYPTED");
    assertRefused(
        () -> sql.instances().insert(PROJECT, none).execute(), 400, "invalid", "\"ENCRYPTED\"");
    DatabaseInstance both = instance("main");
    both.getSettings().getIpConfiguration().setSslMode("ENCRYPTED_ONLY").setRequireSsl(true);
    assertRefused(
        () -> sql.instances().insert(PROJECT, both).execute(), 400, "invalid", "requireSsl");
  }

  @Test
  void client_certificates_are_issued_listed_read_and_taken_back() throws Exception {
    DatabaseInstance made = api.created(instance("main"));

    SslCertsInsertResponse issued = issue("backend");

    assertThat(api.ended(issued.getOperation()).getError()).isNull();
    assertThat(issued.getServerCaCert()).isEqualTo(made.getServerCaCert());
    assertThat(issued.getClientCert().getCertPrivateKey()).startsWith("-----BEGIN RSA PRIVATE KEY");
    SslCert info = issued.getClientCert().getCertInfo();
    assertThat(info.getCommonName()).isEqualTo("backend");
    assertThat(info.getInstance()).isEqualTo("main");
    assertThat(sql.sslCerts().list(PROJECT, "main").execute().getItems()).containsExactly(info);
    assertThat(sql.sslCerts().get(PROJECT, "main", info.getSha1Fingerprint()).execute())
        .isEqualTo(info);

    Operation taken =
        api.ended(sql.sslCerts().delete(PROJECT, "main", info.getSha1Fingerprint()).execute());

    assertThat(taken.getError()).isNull();
    assertRefused(
        () -> sql.sslCerts().get(PROJECT, "main", info.getSha1Fingerprint()).execute(),
        404,
        "sslCertDoesNotExist",
        "does not exist");
  }

  @Test
  void a_common_name_is_used_once() throws Exception {
    api.created(instance("main"));
    issue("backend");

    assertRefused(() -> issue("backend"), 409, "sslCertAlreadyExists", "'backend'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "back/end", "a,CN=b"})
  void a_common_name_that_is_none_is_refused(String name) throws Exception {
    api.created(instance("main"));

    assertRefused(() -> issue(name), 400, "invalid", "common name");
  }

  private SslCertsInsertResponse issue(String commonName) throws IOException {
    return sql.sslCerts()
        .insert(PROJECT, "main", new SslCertsInsertRequest().setCommonName(commonName))
        .execute();
  }
}
