package io.ringfence.sandbox.rehearsal;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A network of the rehearsal's own in which there is nothing but loopback: whatever a program in it
 * tries, the kernel has no way to send it anywhere.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/network_namespaces.7.html">network
 *     namespaces</a>
 */
public final class Isolation {
  /** A documentation address (RFC 5737), which no network has. */
  private static final InetSocketAddress OUTSIDE = new InetSocketAddress("192.0.2.1", 443);

  private static final Pattern PASSED = Pattern.compile("PATH|TZ|LANG|LC_.*|JAVA_HOME");

  /** What the rehearsal itself sets; a shell on the way adds the rest. */
  private static final Set<String> OWN = Set.of("HOME", "TMPDIR", "PWD", "OLDPWD", "SHLVL", "_");

  private static final int PATIENCE_MILLISECONDS = 3000;

  private Isolation() {}

  /**
   * The same command in a network namespace of its own. Who is not root becomes it in a user
   * namespace, for the namespace's network alone.
   */
  static List<String> command(List<String> command) {
    var isolated = new ArrayList<>(List.of("unshare", "--net"));
    if (new UnixSystem().getUid() != 0) {
      isolated.addAll(List.of("--user", "--map-current-user", "--keep-caps"));
    }
    isolated.add("--");
    isolated.addAll(command);
    return isolated;
  }

  /**
   * Makes sure, before anything else is done, that such a network can be had.
   *
   * @throws RehearsalException saying what is missing
   */
  static void requirePossible() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      throw new RehearsalException(
          "A rehearsal needs Linux: it runs in a network namespace, so that nothing of it can reach"
              + " the real project or cluster. Run it in a Linux machine or container.");
    }
    run(command(List.of("ip", "link", "set", "lo", "up")));
  }

  /** What of an environment says nothing about a person's accounts. */
  static Map<String, String> scrubbed(Map<String, String> environment) {
    var passed = new TreeMap<>(environment);
    passed.keySet().removeIf(name -> !PASSED.matcher(name).matches());
    return passed;
  }

  /**
   * Turns loopback on, and proves that this process has nothing else, nor a person's accounts.
   *
   * @throws RehearsalException if there is a way out
   */
  public static void enter() {
    run(List.of("ip", "link", "set", "lo", "up"));
    requireNoOtherCard();
    requireUnreachable();
    Map<String, String> foreign = new TreeMap<>(System.getenv());
    foreign.keySet().removeAll(scrubbed(foreign).keySet());
    foreign.keySet().removeAll(OWN);
    if (!foreign.isEmpty()) {
      throw new RehearsalException(
          "The rehearsal's environment has what it must not: " + foreign.keySet());
    }
  }

  /** Makes ranges of addresses local, in CIDR notation. Only where {@link #enter} has passed. */
  static void makeLocal(Collection<String> ranges) {
    ranges.forEach(range -> run(List.of("ip", "route", "replace", "local", range, "dev", "lo")));
  }

  private static void requireNoOtherCard() {
    try {
      List<String> cards =
          NetworkInterface.networkInterfaces()
              .filter(card -> !isLoopback(card))
              .map(NetworkInterface::getName)
              .toList();
      if (!cards.isEmpty()) {
        throw new RehearsalException("There is a way out of the rehearsal: " + cards);
      }
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireUnreachable() {
    try (Socket socket = new Socket()) {
      socket.connect(OUTSIDE, PATIENCE_MILLISECONDS);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("Network is unreachable")) {
        return;
      }
      throw new RehearsalException("There may be a way out of the rehearsal: " + e.getMessage());
    }
    throw new RehearsalException("There is a way out of the rehearsal: " + OUTSIDE);
  }

  private static boolean isLoopback(NetworkInterface card) {
    try {
      return card.isLoopback();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new RehearsalException(
            "This machine does not let a rehearsal have a network of its own, without which it does"
                + " not begin: `%s` says: %s".formatted(String.join(" ", command), output));
      }
    } catch (IOException e) {
      throw new RehearsalException(
          "A rehearsal needs unshare (util-linux) and ip (iproute2): " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
