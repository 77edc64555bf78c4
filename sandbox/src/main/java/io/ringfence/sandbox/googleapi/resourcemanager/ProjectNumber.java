package io.ringfence.sandbox.googleapi.resourcemanager;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The number of a project: twelve digits that follow from its id, so they never change. */
public final class ProjectNumber {
  private static final long LOWEST = 100_000_000_000L;
  private static final BigInteger COUNT = BigInteger.valueOf(900_000_000_000L);

  private ProjectNumber() {}

  public static long of(String projectId) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(projectId.getBytes(StandardCharsets.UTF_8));
      return LOWEST + new BigInteger(1, hash).mod(COUNT).longValueExact();
    } catch (NoSuchAlgorithmException e) {
      // Every Java platform has SHA-256.
      throw new IllegalStateException(e);
    }
  }
}
