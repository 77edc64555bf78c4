package io.ringfence;

/** Entry point of the Pulumi program. */
public final class App {
  private App() {}

  /**
   * Runs the program under the Pulumi engine, which passes everything it needs in the environment.
   */
  public static void main(String[] args) {
    System.exit(0);
  }
}
