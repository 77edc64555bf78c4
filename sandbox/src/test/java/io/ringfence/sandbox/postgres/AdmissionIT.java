package io.ringfence.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.sandbox.process.ProcessIdentity;
import io.ringfence.sandbox.process.ProcessRecord;
import io.ringfence.sandbox.tls.CertificateAuthority;
import io.ringfence.sandbox.tls.Credential;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The server itself refuses the sessions that it is not to admit, with its own words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionIT {
  private static final String ADDRESS = "127.90.4.2";
  private static final String UNENCRYPTED = "no pg_hba.conf entry for host";
  private static final String NO_CERTIFICATE = "connection requires a valid client certificate";

  @TempDir Path files;
  private PostgresFixture fixture;
  private PostgresServer server;

  @BeforeAll
  void createServer() {
    fixture = new PostgresFixture("admission");
    server = fixture.create("admission", ADDRESS, Map.of());
    server.createUser("reader", "secret");
  }

  @AfterAll
  void removeServers() {
    fixture.close();
  }

  @Test
  void admitsAnyUnlessToldOtherwise() throws SQLException {
    server.admit(Admission.ANY);

    assertThat(plain().encrypted(ADDRESS)).isFalse();
    assertThat(encrypted().encrypted(ADDRESS)).isTrue();
  }

  @Test
  void itsOwnAuthorityHasIssuedItsCertificateAndNoOther() {
    server.admit(Admission.ANY);
    String other = new CertificateAuthority("ringfence-admission").certificate();

    assertThatThrownBy(() -> client().trusting(other).encrypted(ADDRESS))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("SSL error");
  }

  @Test
  void admitsEncryptedSessionsAloneWithoutARestart() throws SQLException {
    ProcessIdentity before = process();

    server.admit(Admission.ENCRYPTED);

    assertThat(encrypted().encrypted(ADDRESS)).isTrue();
    assertThatThrownBy(() -> plain().encrypted(ADDRESS)).hasMessageContaining(UNENCRYPTED);
    assertThat(process()).isEqualTo(before);
  }

  @Test
  void admitsTrustedClientsAloneAndNoneWhoseCertificateWasTakenBack() throws SQLException {
    Credential credential = server.clientCertificates().issue("backend");
    Credential forged = new CertificateAuthority("ringfence-clients-admission").issueForClient("x");
    server.admit(Admission.TRUSTED_CLIENTS);

    assertThat(encrypted().showing(credential).encrypted(ADDRESS)).isTrue();
    assertThatThrownBy(() -> encrypted().encrypted(ADDRESS)).hasMessageContaining(NO_CERTIFICATE);
    assertThatThrownBy(() -> plain().encrypted(ADDRESS)).hasMessageContaining(UNENCRYPTED);
    assertThatThrownBy(() -> encrypted().showing(forged).encrypted(ADDRESS))
        .isInstanceOf(SQLException.class);

    Credential second = server.clientCertificates().issue("another");
    server.clientCertificates().revoke(credential.certificate());

    assertThatThrownBy(() -> encrypted().showing(credential).encrypted(ADDRESS))
        .isInstanceOf(SQLException.class);
    assertThat(encrypted().showing(second).encrypted(ADDRESS)).isTrue();
    assertThat(server.clientCertificates().all()).containsExactly(second.certificate());
  }

  @Test
  void admitsNobodyAndStillObeys() throws SQLException {
    server.admit(Admission.NONE);

    assertThatThrownBy(() -> encrypted().encrypted(ADDRESS)).hasMessageContaining(UNENCRYPTED);
    assertThat(server.users()).contains("reader");
    server.admit(Admission.ANY);
    assertThat(encrypted().encrypted(ADDRESS)).isTrue();
  }

  @Test
  void admitsNobodyByAPasswordWhoIsToLogInByIam() throws SQLException {
    server.admit(Admission.ANY);
    server.iamUsers().enable();
    server.iamUsers().enable();
    server.iamUsers().create("ann@acme.org", IamUsers.Kind.USER);
    server.iamUsers().create("team@acme.org", IamUsers.Kind.GROUP);
    server.changePassword("ann@acme.org", "secret");
    TlsClient ann = new TlsClient(files, "ann@acme.org", "secret");

    assertThat(server.users()).contains("ann@acme.org").doesNotContain("team@acme.org");
    assertThat(server.iamUsers().all())
        .containsEntry("ann@acme.org", IamUsers.Kind.USER)
        .containsEntry("team@acme.org", IamUsers.Kind.GROUP);
    assertThatThrownBy(() -> ann.encrypted(ADDRESS)).hasMessageContaining("pg_hba.conf rejects");
    assertThatThrownBy(() -> ann.trusting(server.serverCaCertificate()).encrypted(ADDRESS))
        .hasMessageContaining("pg_hba.conf rejects");
    assertThat(plain().encrypted(ADDRESS)).isFalse();
  }

  @Test
  void admitsTheSameAfterARestartOfTheSandbox() {
    server.admit(Admission.ENCRYPTED);

    fixture.restartSandbox();
    server = fixture.servers().open("admission");

    assertThatThrownBy(() -> plain().encrypted(ADDRESS)).hasMessageContaining(UNENCRYPTED);
  }

  private TlsClient client() {
    return new TlsClient(files, "reader", "secret");
  }

  private TlsClient plain() {
    return client();
  }

  private TlsClient encrypted() {
    return client().trusting(server.serverCaCertificate());
  }

  private ProcessIdentity process() {
    return fixture.records().find("postgres-admission").map(ProcessRecord::process).orElseThrow();
  }
}
