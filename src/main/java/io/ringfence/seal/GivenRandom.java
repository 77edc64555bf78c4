package io.ringfence.seal;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/** Gives out bytes that are known beforehand, each once, to an algorithm that asks for random. */
final class GivenRandom extends SecureRandom {
  private static final long serialVersionUID = 1;

  GivenRandom(byte[] bytes) {
    super(new Given(bytes), null);
  }

  private static final class Given extends SecureRandomSpi {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private int used;

    Given(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    protected void engineNextBytes(byte[] wanted) {
      if (wanted.length > bytes.length - used) {
        throw new IllegalStateException("asked for more random bytes than were given");
      }
      System.arraycopy(bytes, used, wanted, 0, wanted.length);
      used += wanted.length;
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      throw new UnsupportedOperationException("the bytes are given");
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      throw new UnsupportedOperationException("the bytes are given");
    }
  }
}
