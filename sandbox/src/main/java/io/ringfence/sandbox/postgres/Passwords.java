package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of the roles that are the sandbox's own; they go into private files alone. */
final class Passwords {
  private static final int BYTES = 24;

  private Passwords() {}

  static String create() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The password in the file, made if there is none. */
  static String in(Path file) {
    if (!Files.exists(file)) {
      PrivateFiles.write(file, create());
    }
    return PrivateFiles.read(file);
  }
}
