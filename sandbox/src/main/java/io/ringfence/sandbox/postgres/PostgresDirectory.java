package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Where a sandbox keeps its PostgreSQL programs and data. */
public final class PostgresDirectory {
  private static final Path SYSTEM = Path.of("/var/lib/ringfence-sandbox");

  private PostgresDirectory() {}

  /**
   * Inside the state directory, unless the servers run as another account: that one cannot enter a
   * directory that only root may enter, so then below {@code /var/lib/ringfence-sandbox}.
   */
  public static Path of(Path state) {
    return ServerAccount.current().isAnother()
        ? SYSTEM.resolve(fingerprint(state))
        : state.resolve("postgres");
  }

  /** Removes everything of the sandbox with this state directory. No server may run. */
  public static void delete(Path state) {
    PrivateFiles.deleteTree(of(state));
  }

  static Path prepare(Path directory, ServerAccount account) {
    if (account.isAnother()) {
      Optional.ofNullable(directory.toAbsolutePath().getParent())
          .filter(parent -> !Files.exists(parent))
          .ifPresent(parent -> ServerFiles.letPass(PrivateFiles.directory(parent)));
      ServerFiles.letPass(PrivateFiles.directory(directory));
    } else {
      PrivateFiles.directory(directory);
    }
    return directory;
  }

  private static String fingerprint(Path state) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(state.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
