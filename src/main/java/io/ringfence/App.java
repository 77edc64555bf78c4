package io.ringfence;

import com.pulumi.Pulumi;
import io.ringfence.config.StackFile;
import java.util.logging.LogManager;

/** Entry point of the Pulumi program. */
public final class App {
  private App() {}

  /** Runs under the Pulumi engine, which passes everything that is needed in the environment. */
  public static void main(String[] args) {
    // What the SDK logs, it also tells the engine, which shows it; without this it is shown twice.
    LogManager.getLogManager().reset();
    StackFile file = StackFile.fromEnvironment(System.getenv());
    Pulumi.run(context -> new RingfenceStack(file).deploy(context));
  }
}
