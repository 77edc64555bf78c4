package io.ringfence;

import com.pulumi.Pulumi;
import io.ringfence.config.StackFile;

/** Entry point of the Pulumi program. */
public final class App {
  private App() {}

  /** Runs under the Pulumi engine, which passes everything that is needed in the environment. */
  public static void main(String[] args) {
    StackFile file = StackFile.fromEnvironment(System.getenv());
    Pulumi.run(context -> new RingfenceStack(file).deploy(context));
  }
}
