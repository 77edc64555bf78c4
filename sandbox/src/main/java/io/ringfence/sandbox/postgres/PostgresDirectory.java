package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Where a sandbox keeps its PostgreSQL programs and data. */
public final class PostgresDirectory {
  private static final Path SYSTEM = Path.of("/var/lib/ringfence-sandbox");

  /** The directory of the servers, each with one of its own in it. */
  static final String SERVERS = "servers";

  private static final String OWNER = "state-directory";

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

  /** The directory of {@link #of}, made, with a note of the state directory that it belongs to. */
  public static Path claim(Path state) {
    Path directory = prepare(of(state), ServerAccount.current());
    PrivateFiles.write(directory.resolve(OWNER), state.toAbsolutePath().toString());
    return directory;
  }

  /**
   * Removes the directories outside of a state directory whose state directory is gone.
   *
   * @return the state directories that are gone
   */
  public static List<Path> removeForsaken() {
    return ServerAccount.current().isAnother() ? removeForsaken(SYSTEM) : List.of();
  }

  /** One whose disk may merely not be mounted, so that even its parent is missing, is kept. */
  static List<Path> removeForsaken(Path system) {
    List<Path> gone = new ArrayList<>();
    for (Path directory : directories(system)) {
      Path note = directory.resolve(OWNER);
      if (Files.exists(note)) {
        Path owner = Path.of(PrivateFiles.read(note));
        if (!Files.exists(owner) && Files.exists(owner.resolveSibling("."))) {
          PrivateFiles.deleteTree(directory);
          gone.add(owner);
        }
      }
    }
    return gone;
  }

  private static List<Path> directories(Path system) {
    if (!Files.isDirectory(system)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(system)) {
      return directories.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the servers that replicate another, each with that one's. */
  public static SortedMap<String, String> replicas(Path state) {
    return Replicas.in(of(state).resolve(SERVERS));
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
