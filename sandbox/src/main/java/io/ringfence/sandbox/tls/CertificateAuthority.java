package io.ringfence.sandbox.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues certificates (RFC 5280, ECDSA on P-256). Its key is never written down: what needs another
 * certificate later makes another authority, so nobody can issue more in this one's name.
 */
public final class CertificateAuthority {
  private static final int YEARS = 10;
  private static final int SERIAL_BITS = 120;

  private final SecureRandom random = new SecureRandom();
  private final X500Name name;
  private final KeyPair keys;
  private final String certificate;

  public CertificateAuthority(String commonName) {
    name = new X500Name("CN=" + commonName);
    keys = newKeys();
    certificate = Pem.certificate(selfSigned());
  }

  /** The authority's own certificate in PEM. */
  public String certificate() {
    return certificate;
  }

  /**
   * A certificate for a program that serves and calls at these places.
   *
   * @param addresses IP addresses
   */
  public Credential issue(String commonName, List<String> dnsNames, List<String> addresses) {
    KeyPair subject = newKeys();
    GeneralName[] names =
        Stream.concat(
                dnsNames.stream().map(dns -> new GeneralName(GeneralName.dNSName, dns)),
                addresses.stream().map(ip -> new GeneralName(GeneralName.iPAddress, ip)))
            .toArray(GeneralName[]::new);
    try {
      X509v3CertificateBuilder builder =
          builder(new X500Name("CN=" + commonName), subject.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(Extension.extendedKeyUsage, false, bothSides());
      if (names.length > 0) {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      }
      return new Credential(
          Pem.certificate(sign(builder, keys.getPrivate())),
          Pem.privateKey(subject.getPrivate().getEncoded()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] selfSigned() {
    try {
      return sign(
          builder(name, keys.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
              .addExtension(
                  Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)),
          keys.getPrivate());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509v3CertificateBuilder builder(X500Name subject, PublicKey key) {
    Instant now = Instant.now();
    return new X509v3CertificateBuilder(
        name,
        new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
        Date.from(now.minus(1, ChronoUnit.HOURS)),
        Date.from(now.plus(YEARS * 365L, ChronoUnit.DAYS)),
        subject,
        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  private static byte[] sign(X509v3CertificateBuilder builder, PrivateKey key) throws IOException {
    try {
      ContentSigner signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
      return builder.build(signer).getEncoded();
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ExtendedKeyUsage bothSides() {
    return new ExtendedKeyUsage(
        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no elliptic curves", e);
    }
  }
}
