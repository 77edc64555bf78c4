package io.ringfence.sandbox.rehearsal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A program that a rehearsal's network is tried out with: its arguments are addresses. */
final class IsolationProbe {
  private IsolationProbe() {}

  public static void main(String[] addresses) {
    try {
      Isolation.enter();
    } catch (RehearsalException e) {
      System.out.println("refused: " + e.getMessage());
      return;
    }
    for (String address : addresses) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address, 443), 3000);
        System.out.println(address + ": connected");
      } catch (IOException e) {
        System.out.println(address + ": " + e.getMessage());
      }
    }
    System.out.println("environment: " + System.getenv().keySet());
  }
}
