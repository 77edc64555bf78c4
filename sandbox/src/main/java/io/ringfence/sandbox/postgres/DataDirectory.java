package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.tls.CertificateAuthority;
import io.ringfence.sandbox.tls.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/** Makes a server's data directory and writes its configuration. */
final class DataDirectory {
  /** As on Cloud SQL, the owner of the cluster is not a user that anyone is given. */
  static final String ADMINISTRATOR = "cloudsqladmin";

  private final ServerFiles files;
  private final ServerAccount account;
  private final ShortCommand commands;

  DataDirectory(ServerFiles files, ServerAccount account) {
    this.files = files;
    this.account = account;
    this.commands = new ShortCommand(account);
  }

  /** Runs initdb and writes every file of configuration. */
  void initialize(Path binaries, ServerRecord server) {
    files.make(account);
    Path password = files.data().resolveSibling("password");
    PrivateFiles.write(password, server.administratorPassword() + "\n");
    account.own(password);
    try {
      commands.run(initdb(binaries, password));
    } finally {
      PrivateFiles.deleteTree(password);
    }
    configure(server);
    includeOurs();
  }

  /** Writes what is this server's own: its certificates, who may log in, and its settings. */
  void configure(ServerRecord server) {
    writeCertificates(server);
    ClientAuthority.initialize(files, account, server.name());
    writeAdmission(Admission.ANY, server);
    write(files.fixed(), fixed());
    writeSettings(server.settings());
  }

  /** Replaces the database flags in the configuration; the server must read them anew. */
  void writeSettings(Map<String, String> settings) {
    write(files.settings(), Settings.asConfiguration(settings));
  }

  /** Replaces which sessions are admitted; the server must read it anew. */
  void writeAdmission(Admission admission, ServerRecord server) {
    write(files.hostBasedAuthentication(), admission.hostBasedAuthentication(server.address()));
  }

  private List<String> initdb(Path binaries, Path password) {
    return List.of(
        binaries.resolve("initdb").toString(),
        "--pgdata=" + files.data(),
        "--username=" + ADMINISTRATOR,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=" + Locales.preferred(),
        "--data-checksums",
        "--no-sync");
  }

  private void writeCertificates(ServerRecord server) {
    CertificateAuthority authority = new CertificateAuthority("ringfence-" + server.name());
    Credential credential = authority.issue(server.name(), List.of(), List.of(server.address()));
    write(files.serverCertificateAuthority(), authority.certificate());
    write(files.data().resolve("server.crt"), credential.certificate());
    write(files.data().resolve("server.key"), credential.key());
  }

  private String fixed() {
    return Settings.asConfiguration(
        Map.of(
            "ssl", "on",
            "ssl_cert_file", "server.crt",
            "ssl_key_file", "server.key",
            "ssl_ca_file", String.valueOf(files.clientCertificateAuthority().getFileName()),
            "ssl_crl_file", String.valueOf(files.clientRevocations().getFileName()),
            "password_encryption", "scram-sha-256",
            "logging_collector", "off"));
  }

  /** The later of two lines wins, so the flags override initdb's and the sandbox's the flags. */
  private void includeOurs() {
    String lines =
        "\ninclude '%s'\ninclude '%s'\n"
            .formatted(files.settings().getFileName(), files.fixed().getFileName());
    try {
      Files.writeString(files.data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, String content) {
    PrivateFiles.write(file, content);
    account.own(file);
  }
}
