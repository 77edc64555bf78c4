package io.ringfence.sandbox.googleapi.sql;

import com.google.api.services.sqladmin.model.IpConfiguration;
import com.google.api.services.sqladmin.model.Settings;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.postgres.Admission;
import java.util.Map;
import java.util.Optional;

/**
 * Which connections an instance takes (<a
 * href="https://cloud.google.com/sql/docs/postgres/admin-api/rest/v1beta4/instances#ipconfiguration">IpConfiguration</a>).
 * The older {@code requireSsl} says in other words whether a client's certificate is asked for, so
 * it follows from the mode.
 */
final class SslModes {
  private static final String DEFAULT = "ALLOW_UNENCRYPTED_AND_ENCRYPTED";
  private static final String TRUSTED_CLIENTS = "TRUSTED_CLIENT_CERTIFICATE_REQUIRED";

  private static final Map<String, Admission> ADMISSIONS =
      Map.of(
          DEFAULT,
          Admission.ANY,
          "ENCRYPTED_ONLY",
          Admission.ENCRYPTED,
          TRUSTED_CLIENTS,
          Admission.TRUSTED_CLIENTS);

  private SslModes() {}

  /**
   * Fills in what the configuration leaves open, and passes what then is a mode.
   *
   * @throws GoogleApiException 400 for a mode that is none, or that contradicts {@code requireSsl}
   */
  static void fill(IpConfiguration ip) {
    boolean asked = Boolean.TRUE.equals(ip.getRequireSsl());
    String mode =
        Optional.ofNullable(ip.getSslMode())
            .filter(given -> !given.isEmpty())
            .orElse(asked ? TRUSTED_CLIENTS : DEFAULT);
    if (!ADMISSIONS.containsKey(mode)) {
      throw GoogleApiException.invalid(
          "Invalid value at 'body.settings.ip_configuration.ssl_mode', \"" + mode + "\"");
    }
    if (asked && !mode.equals(TRUSTED_CLIENTS)) {
      throw GoogleApiException.invalid(
          "Invalid request: requireSsl can only be true if sslMode is "
              + TRUSTED_CLIENTS
              + ", not "
              + mode
              + ".");
    }
    ip.setSslMode(mode).setRequireSsl(mode.equals(TRUSTED_CLIENTS));
  }

  /** Forgets what follows from the mode, so that a change of the mode does not contradict it. */
  static void forgetDerived(Settings settings) {
    Optional.ofNullable(settings.getIpConfiguration()).ifPresent(ip -> ip.setRequireSsl(null));
  }

  /**
   * What the instance's server is to admit; the settings are complete. Where connectors are
   * enforced it admits nobody, as only connectors are admitted, and the sandbox has nothing that
   * they could connect to.
   */
  static Admission admission(Settings settings) {
    if (settings.getConnectorEnforcement().equals("REQUIRED")) {
      return Admission.NONE;
    }
    return Optional.ofNullable(ADMISSIONS.get(settings.getIpConfiguration().getSslMode()))
        .orElseThrow();
  }
}
