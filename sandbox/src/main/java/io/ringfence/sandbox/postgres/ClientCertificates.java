package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.tls.Credential;
import java.util.List;

/** The certificates by which a server trusts clients, issued by an authority of its own. */
public interface ClientCertificates {

  /** Those that were issued and not revoked, in PEM, oldest first. */
  List<String> all();

  /** Issues one; its key is kept nowhere. */
  Credential issue(String commonName);

  /**
   * Takes one back: from now on the server refuses a session whose client shows it.
   *
   * @param certificate one of {@link #all}
   */
  void revoke(String certificate);
}
