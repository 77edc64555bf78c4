package io.ringfence.sandbox;

import io.ringfence.sandbox.command.SandboxCommand;

/** The sandbox command. */
public final class Sandbox {
  private Sandbox() {}

  public static void main(String[] arguments) {
    System.exit(SandboxCommand.run(Sandbox.class, arguments));
  }
}
