package io.ringfence.sandbox.kubernetes;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.tls.CertificateAuthority;
import io.ringfence.sandbox.tls.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * The cluster's own files: etcd's data, certificates, the service account key and the bearer
 * tokens, made at the first start and kept from then on.
 *
 * @param directory with mode 700
 */
record ClusterFiles(Path directory) {
  private static final String COMPLETE = "credentials-complete";

  Path etcdData() {
    return directory.resolve("etcd");
  }

  Path authority() {
    return directory.resolve("ca.crt");
  }

  Path serverCertificate() {
    return directory.resolve("server.crt");
  }

  Path serverKey() {
    return directory.resolve("server.key");
  }

  Path etcdClientCertificate() {
    return directory.resolve("etcd-client.crt");
  }

  Path etcdClientKey() {
    return directory.resolve("etcd-client.key");
  }

  Path serviceAccountKey() {
    return directory.resolve("service-account.key");
  }

  /** The API server's static token file: token, user, user id, groups. */
  Path tokens() {
    return directory.resolve("tokens.csv");
  }

  Path controllerManagerKubeconfig() {
    return directory.resolve("controller-manager.kubeconfig");
  }

  String adminToken() {
    return PrivateFiles.read(directory.resolve("admin.token"));
  }

  String controllerManagerToken() {
    return PrivateFiles.read(directory.resolve("controller-manager.token"));
  }

  /**
   * Makes what is missing.
   *
   * @param googleToken Google's bearer token, whose holder is an administrator here too
   */
  void prepare(String googleToken) {
    PrivateFiles.directory(directory);
    PrivateFiles.directory(etcdData());
    if (!Files.exists(directory.resolve(COMPLETE))) {
      writeCertificates();
      writeServiceAccountKey();
      PrivateFiles.write(directory.resolve("admin.token"), newToken());
      PrivateFiles.write(directory.resolve("controller-manager.token"), newToken());
      PrivateFiles.touch(directory.resolve(COMPLETE));
    }
    writeTokens(googleToken);
  }

  private void writeCertificates() {
    CertificateAuthority authority = new CertificateAuthority("ringfence-sandbox");
    PrivateFiles.write(authority(), authority.certificate());
    authority
        .issue("ringfence-sandbox-server", List.of("localhost"), List.of("127.0.0.1"))
        .write(directory, "server");
    authority.issue("kube-apiserver", List.of(), List.of()).write(directory, "etcd-client");
  }

  private void writeServiceAccountKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      PrivateFiles.write(
          serviceAccountKey(),
          Pem.privateKey(generator.generateKeyPair().getPrivate().getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void writeTokens(String googleToken) {
    PrivateFiles.write(
        tokens(),
        administrator(adminToken(), "ringfence-admin", "ringfence-admin")
            + administrator(googleToken.strip(), "google", "google")
            + administrator(
                controllerManagerToken(), "system:kube-controller-manager", "controller-manager"));
  }

  private static String administrator(String token, String user, String id) {
    return "%s,%s,%s,\"system:masters\"\n".formatted(token, user, id);
  }

  private static String newToken() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
