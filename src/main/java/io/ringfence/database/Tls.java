package io.ringfence.database;

import com.pulumi.core.Output;
import java.util.Optional;

/**
 * What a client needs for an encrypted connection to a database that offers one.
 *
 * @param serverCa the certificates of the authority that signs the server's, as PEM
 * @param client with what the client shows who it is, where the server asks
 */
public record Tls(Output<String> serverCa, Optional<ClientCertificate> client) {

  /**
   * A certificate that the server trusts.
   *
   * @param certificate as PEM
   * @param key its private key as PEM, a secret
   */
  public record ClientCertificate(Output<String> certificate, Output<String> key) {
    public ClientCertificate {
      key = key.asSecret();
    }
  }
}
