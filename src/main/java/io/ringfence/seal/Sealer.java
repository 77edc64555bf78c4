package io.ringfence.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals values as {@code kubeseal} does with the strict scope: only the Sealed Secrets controller
 * that has the certificate's private key unseals them, and only into the Secret of this namespace
 * and name.
 *
 * <p>A sealed value is the length of what follows in two bytes, the session key under RSA-OAEP (RFC
 * 8017, section 7.1, with SHA-256 and {@code NAMESPACE/NAME} as its label), and the value under
 * AES-256-GCM (NIST SP 800-38D) with that session key and a nonce of zeros, which is sound because
 * no session key is used for two values.
 *
 * <p>Where {@code kubeseal} takes the session key and the seed of OAEP at random, this takes them
 * from HMAC-SHA-256 (RFC 2104) over everything that is sealed and what it is sealed for, under a
 * secret key of the stack. So what did not change is sealed as before, and what did change has
 * another session key; without the stack's key nobody can try guesses at a value.
 *
 * @see <a
 *     href="https://github.com/bitnami-labs/sealed-secrets/blob/main/docs/developer/crypto.md">Sealed
 *     Secrets, cryptographic documentation</a>
 */
public final class Sealer {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SealingCertificate certificate;
  private final byte[] key;

  /**
   * Makes a sealer.
   *
   * @param certificate of the controller that will unseal
   * @param key a secret of the stack, of at least 128 random bits, the same in each run
   */
  public Sealer(SealingCertificate certificate, String key) {
    this.certificate = certificate;
    this.key = key.getBytes(UTF_8);
  }

  /**
   * One value of a Secret, as {@code encryptedData} takes it, in Base64.
   *
   * @param namespace the namespace of the Secret
   * @param name the name of the Secret
   * @param item the value's key in the Secret
   * @param value what is sealed
   */
  public String seal(String namespace, String name, String item, String value) {
    try {
      byte[] label = (namespace + "/" + name).getBytes(UTF_8);
      byte[] session = derive("session key", label, item.getBytes(UTF_8), value.getBytes(UTF_8));
      byte[] seed = derive("OAEP seed", label, item.getBytes(UTF_8), value.getBytes(UTF_8));
      byte[] sealedSession = sealSession(session, seed, label);
      byte[] sealedValue = sealValue(session, value.getBytes(UTF_8));
      return Base64.getEncoder()
          .encodeToString(
              ByteBuffer.allocate(Short.BYTES + sealedSession.length + sealedValue.length)
                  .putShort((short) sealedSession.length)
                  .put(sealedSession)
                  .put(sealedValue)
                  .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES, RSA and HMAC", e);
    }
  }

  private byte[] sealSession(byte[] session, byte[] seed, byte[] label)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        certificate.publicKey(),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(label)),
        new GivenRandom(seed));
    return cipher.doFinal(session);
  }

  private static byte[] sealValue(byte[] session, byte[] value) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(session, "AES"),
        new GCMParameterSpec(TAG_BITS, new byte[NONCE_BYTES]));
    return cipher.doFinal(value);
  }

  /** Each part goes in with its length, so that no two sealings give the same message. */
  private byte[] derive(String purpose, byte[] label, byte[] item, byte[] value)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[][] parts = {
      purpose.getBytes(UTF_8), certificate.publicKey().getEncoded(), label, item, value
    };
    for (byte[] part : parts) {
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
      mac.update(part);
    }
    return mac.doFinal();
  }
}
