package io.ringfence.sandbox.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The TCP sockets on which a process listens, as the Linux kernel lists them (proc(5)). */
final class ListeningSockets {
  private static final String LISTEN = "0A";
  private static final String LOOPBACK_6 = "00000000000000000000000001000000";

  private ListeningSockets() {}

  /** Each as the kernel writes it: the address in hexadecimal, a colon, the port. */
  static List<String> of(long pid) throws IOException {
    Set<String> inodes = inodes(pid);
    List<String> sockets = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
        String[] fields = line.strip().split("\\s+", -1);
        if (fields[3].equals(LISTEN) && inodes.contains(fields[9])) {
          sockets.add(fields[1]);
        }
      }
    }
    return sockets;
  }

  /** The kernel writes an IPv4 address with its last byte first. */
  static boolean isLoopback(String socket) {
    String address = socket.substring(0, socket.indexOf(':'));
    boolean mapped = address.startsWith("0000000000000000FFFF0000");
    return address.equals(LOOPBACK_6)
        || ((address.length() == 8 || mapped) && address.endsWith("7F"));
  }

  private static Set<String> inodes(long pid) throws IOException {
    Set<String> inodes = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path descriptor : descriptors.toList()) {
        String target = Files.readSymbolicLink(descriptor).toString();
        if (target.startsWith("socket:[")) {
          inodes.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    }
    return inodes;
  }
}
