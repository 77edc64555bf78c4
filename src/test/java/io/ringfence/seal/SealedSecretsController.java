package io.ringfence.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Has a key pair of its own and unseals as the controller in a cluster would. */
public final class SealedSecretsController {
  private static final String PASSWORD = "changeit";

  private final Path certificate;
  private final PrivateKey privateKey;

  /** Makes a key pair, and its certificate in PEM, in this folder. */
  public SealedSecretsController(Path folder) throws IOException, GeneralSecurityException {
    Path store = folder.resolve("controller.p12");
    keytool(
        store,
        "-genkeypair",
        "-dname",
        "CN=sealed-secrets",
        "-keyalg",
        "RSA",
        "-keysize",
        "2048",
        "-validity",
        "30");
    this.certificate = folder.resolve("sealed-secrets.pem");
    keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
    var keys = java.security.KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    this.privateKey = (PrivateKey) keys.getKey("controller", PASSWORD.toCharArray());
  }

  /** The certificate's file, as {@code kubeseal --fetch-cert} would give it. */
  public Path certificate() {
    return certificate;
  }

  /** What was sealed for this Secret, or an exception where it was sealed for another. */
  public String unseal(String namespace, String name, String value)
      throws GeneralSecurityException {
    ByteBuffer message = ByteBuffer.wrap(Base64.getDecoder().decode(value));
    byte[] sealedSession = new byte[Short.toUnsignedInt(message.getShort())];
    message.get(sealedSession);
    byte[] sealedValue = new byte[message.remaining()];
    message.get(sealedValue);

    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    byte[] label = (namespace + "/" + name).getBytes(UTF_8);
    rsa.init(
        Cipher.DECRYPT_MODE,
        privateKey,
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(label)));
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(rsa.doFinal(sealedSession), "AES"),
        new GCMParameterSpec(128, new byte[12]));
    return new String(aes.doFinal(sealedValue), UTF_8);
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    var command =
        new java.util.ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", "controller", "-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + printed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
