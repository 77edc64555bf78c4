package io.ringfence.sandbox.process;

import io.ringfence.sandbox.files.JsonFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Free ports on loopback, remembered by name so that a sandbox keeps its addresses over restarts.
 * They lie below the range from which systems take ports for outgoing connections, else one of
 * those might hold a port that is wanted again.
 */
public final class Ports {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private final JsonFile<Remembered> file;
  private final SplittableRandom random = new SplittableRandom();
  private final Map<String, Integer> taken;

  public Ports(Path path) {
    file = new JsonFile<>(path, Remembered.class);
    taken = new TreeMap<>(file.read().map(Remembered::ports).orElse(Map.of()));
  }

  /** The port that this name had, if it is still free, else another free one. */
  public int take(String name) {
    Integer before = taken.get(name);
    if (before != null && isFree(before)) {
      return before;
    }
    int port = findFree();
    taken.put(name, port);
    file.write(new Remembered(taken));
    return port;
  }

  private int findFree() {
    for (int attempt = 0; attempt < 1000; attempt++) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (!taken.containsValue(port) && isFree(port)) {
        return port;
      }
    }
    throw new ProcessException("No free port between " + LOWEST + " and " + HIGHEST);
  }

  private static boolean isFree(int port) {
    return isFree(InetAddress.getLoopbackAddress(), port);
  }

  /** Whether nothing listens on the port, at this address or at all of them. */
  public static boolean isFree(InetAddress address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private record Remembered(Map<String, Integer> ports) {}
}
