package io.ringfence.sandbox.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A program that listens on a port of 127.0.0.1 until it is ended. */
final class Listener {
  private Listener() {}

  public static void main(String[] arguments) throws IOException {
    try (ServerSocket socket =
        new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress())) {
      while (!socket.isClosed()) {
        socket.accept().close();
      }
    }
  }
}
