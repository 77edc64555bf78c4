package io.ringfence.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The address of a cluster that nobody is to call, which counts who does. */
final class WatchedCluster implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final ServerSocket socket;
  private final Path kubeconfig;
  private final AtomicInteger calls = new AtomicInteger();

  /**
   * Listens on loopback.
   *
   * @param folder for a kubeconfig whose current context is this cluster
   */
  WatchedCluster(Path folder) throws IOException {
    this.socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    this.kubeconfig =
        Files.writeString(
            folder.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: watched, cluster: {server: "http://127.0.0.1:%d"}}]
            users: [{name: watched, user: {token: unused}}]
            contexts: [{name: watched, context: {cluster: watched, user: watched}}]
            current-context: watched
            """
                .formatted(socket.getLocalPort()));
    var listener = new Thread(this::listen, "watched-cluster");
    listener.setDaemon(true);
    listener.start();
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  /** How often it was called so far. */
  int calls() {
    return calls.get();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void listen() {
    try {
      while (true) {
        socket.accept().close();
        calls.incrementAndGet();
      }
    } catch (SocketException e) {
      if (!socket.isClosed()) {
        throw new UncheckedIOException(e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
