package io.ringfence.sandbox.daemon;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.ringfence.sandbox.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Held by the one daemon of a state directory, or the one rehearsal of another; the operating
 * system frees it when that process ends.
 */
public final class DaemonLock implements AutoCloseable {
  private final FileChannel channel;

  private DaemonLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock, or empty when another process holds it. */
  public static Optional<DaemonLock> tryAcquire(Path file) {
    try {
      FileChannel channel = FileChannel.open(PrivateFiles.touch(file), StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DaemonLock(channel));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lock, or empty when another process holds it for all of this time. A daemon that ends is a
   * zombie already while the operating system still closes its files.
   */
  static Optional<DaemonLock> acquireWithin(Duration time, Path file) {
    RetryPolicy<Optional<DaemonLock>> policy =
        RetryPolicy.<Optional<DaemonLock>>builder()
            .handleResult(Optional.empty())
            .abortOn(RuntimeException.class)
            .withDelay(Duration.ofMillis(50))
            .withMaxRetries(-1)
            .withMaxDuration(time)
            .build();
    return Failsafe.with(policy).get(() -> tryAcquire(file));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
