package io.ringfence.sandbox.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
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
 * Issues certificates (RFC 5280, ECDSA on P-256). Unless its {@link #credential} is kept, nobody
 * can issue more in its name later.
 */
public final class CertificateAuthority {
  private static final int YEARS = 10;
  private static final int SERIAL_BITS = 120;
  private static final int RSA_BITS = 2048;

  private final SecureRandom random = new SecureRandom();
  private final X500Name name;
  private final KeyPair keys;
  private final String certificate;

  public CertificateAuthority(String commonName) {
    name = named(commonName);
    keys = newKeys();
    certificate = Pem.certificate(selfSigned());
  }

  private CertificateAuthority(X500Name name, KeyPair keys, String certificate) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
  }

  /** The authority whose certificate and key were kept. */
  public static CertificateAuthority of(Credential kept) {
    X509Certificate certificate = Pem.parseCertificate(kept.certificate());
    try {
      PrivateKey key =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(kept.key())));
      return new CertificateAuthority(
          X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
          new KeyPair(certificate.getPublicKey(), key),
          kept.certificate());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an authority's key", e);
    }
  }

  /** The authority's certificate and its key, which is secret, for {@link #of}. */
  public Credential credential() {
    return new Credential(certificate, Pem.privateKey(keys.getPrivate().getEncoded()));
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
    GeneralName[] names =
        Stream.concat(
                dnsNames.stream().map(dns -> new GeneralName(GeneralName.dNSName, dns)),
                addresses.stream().map(ip -> new GeneralName(GeneralName.iPAddress, ip)))
            .toArray(GeneralName[]::new);
    return issue(
        commonName,
        newKeys(),
        new GeneralNames(names),
        KeyPurposeId.id_kp_serverAuth,
        KeyPurposeId.id_kp_clientAuth);
  }

  /** A certificate for a program that calls; its key is RSA, which every such program can use. */
  public Credential issueForClient(String commonName) {
    return issue(
        commonName,
        newRsaKeys(),
        new GeneralNames(new GeneralName[0]),
        KeyPurposeId.id_kp_clientAuth);
  }

  private Credential issue(
      String commonName, KeyPair subject, GeneralNames names, KeyPurposeId... purposes) {
    try {
      X509v3CertificateBuilder builder =
          builder(named(commonName), subject.getPublic())
              .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
              .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
              .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
      if (names.getNames().length > 0) {
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
      return new Credential(
          Pem.certificate(builder.build(signer()).getEncoded()),
          Pem.privateKey(subject.getPrivate().getEncoded()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] selfSigned() {
    try {
      return builder(name, keys.getPublic())
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
          .addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
          .build(signer())
          .getEncoded();
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

  X500Name name() {
    return name;
  }

  ContentSigner signer() {
    try {
      return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name named(String commonName) {
    return new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
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

  private static KeyPair newRsaKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime has no RSA", e);
    }
  }
}
