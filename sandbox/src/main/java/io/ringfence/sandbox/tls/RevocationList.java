package io.ringfence.sandbox.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509v2CRLBuilder;

/**
 * The certificates that an authority has taken back (RFC 5280, section 5).
 *
 * @param serials their serial numbers
 */
public record RevocationList(Set<BigInteger> serials) {
  private static final int YEARS = 10;

  public RevocationList {
    serials = Set.copyOf(serials);
  }

  /** A list of none. */
  public static RevocationList empty() {
    return new RevocationList(Set.of());
  }

  /**
   * Reads what {@link #signedBy} gives.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static RevocationList parse(String pem) {
    try {
      X509CRL list =
          (X509CRL)
              CertificateFactory.getInstance("X.509")
                  .generateCRL(new ByteArrayInputStream(Pem.decode(pem)));
      return new RevocationList(
          Optional.ofNullable(list.getRevokedCertificates()).orElseGet(Set::of).stream()
              .map(X509CRLEntry::getSerialNumber)
              .collect(Collectors.toSet()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a revocation list", e);
    }
  }

  public RevocationList with(BigInteger serial) {
    Set<BigInteger> all = new TreeSet<>(serials);
    all.add(serial);
    return new RevocationList(all);
  }

  /** The list in PEM, in the name of the authority. */
  public String signedBy(CertificateAuthority authority) {
    Instant now = Instant.now();
    X509v2CRLBuilder builder =
        new X509v2CRLBuilder(authority.name(), Date.from(now.minus(1, ChronoUnit.HOURS)));
    builder.setNextUpdate(Date.from(now.plus(YEARS * 365L, ChronoUnit.DAYS)));
    serials.forEach(
        serial -> builder.addCRLEntry(serial, Date.from(now), CRLReason.privilegeWithdrawn));
    try {
      return Pem.revocationList(builder.build(authority.signer()).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
