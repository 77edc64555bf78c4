package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.tls.CertificateAuthority;
import io.ringfence.sandbox.tls.Credential;
import io.ringfence.sandbox.tls.Pem;
import io.ringfence.sandbox.tls.RevocationList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server's authority for its clients, apart from the one for itself. Its key is kept outside of
 * the data directory, where the server's account does not reach it.
 */
final class ClientAuthority implements ClientCertificates {
  private static final String NAME = "client-ca";

  private final ServerFiles files;
  private final ServerAccount account;
  private final Runnable reload;

  /**
   * @param reload makes the server, if it runs, read its files anew
   */
  ClientAuthority(ServerFiles files, ServerAccount account, Runnable reload) {
    this.files = files;
    this.account = account;
    this.reload = reload;
  }

  /** Makes the authority of a new server. */
  static void initialize(ServerFiles files, ServerAccount account, String server) {
    CertificateAuthority authority = new CertificateAuthority("ringfence-clients-" + server);
    PrivateFiles.directory(files.clientCertificates());
    authority.credential().write(files.directory(), NAME);
    write(files.clientCertificateAuthority(), authority.certificate(), account);
    write(files.clientRevocations(), RevocationList.empty().signedBy(authority), account);
  }

  @Override
  public List<String> all() {
    try (Stream<Path> certificates = Files.list(files.clientCertificates())) {
      return certificates
          .filter(file -> file.toString().endsWith(".crt"))
          .map(PrivateFiles::read)
          .sorted(Comparator.comparing(pem -> Pem.parseCertificate(pem).getNotBefore()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Credential issue(String commonName) {
    Credential credential = authority().issueForClient(commonName);
    PrivateFiles.write(fileOf(serial(credential.certificate())), credential.certificate());
    return credential;
  }

  @Override
  public synchronized void revoke(String certificate) {
    BigInteger serial = serial(certificate);
    RevocationList list = RevocationList.parse(PrivateFiles.read(files.clientRevocations()));
    write(files.clientRevocations(), list.with(serial).signedBy(authority()), account);
    reload.run();
    PrivateFiles.deleteTree(fileOf(serial));
  }

  private CertificateAuthority authority() {
    return CertificateAuthority.of(Credential.read(files.directory(), NAME));
  }

  private Path fileOf(BigInteger serial) {
    return files.clientCertificates().resolve(serial.toString(16) + ".crt");
  }

  private static BigInteger serial(String certificate) {
    X509Certificate parsed = Pem.parseCertificate(certificate);
    return parsed.getSerialNumber();
  }

  private static void write(Path file, String content, ServerAccount account) {
    PrivateFiles.write(file, content);
    account.own(file);
  }
}
