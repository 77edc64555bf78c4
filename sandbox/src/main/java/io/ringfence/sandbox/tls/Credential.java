package io.ringfence.sandbox.tls;

import io.ringfence.sandbox.files.PrivateFiles;
import java.nio.file.Path;

/**
 * A certificate and its private key, each in PEM (RFC 7468); the key is PKCS #8.
 *
 * @param certificate the certificate alone, without its issuer's
 * @param key secret
 */
public record Credential(String certificate, String key) {

  /** Writes {@code NAME.crt} and {@code NAME.key} with mode 600. */
  public void write(Path directory, String name) {
    PrivateFiles.write(directory.resolve(name + ".crt"), certificate);
    PrivateFiles.write(directory.resolve(name + ".key"), key);
  }

  /** Reads what {@link #write} wrote. */
  public static Credential read(Path directory, String name) {
    return new Credential(
        PrivateFiles.read(directory.resolve(name + ".crt")),
        PrivateFiles.read(directory.resolve(name + ".key")));
  }

  /** Only the certificate: the key does not belong into messages. */
  @Override
  public String toString() {
    return certificate;
  }
}
