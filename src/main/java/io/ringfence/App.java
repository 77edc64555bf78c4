package io.ringfence;

import com.pulumi.Pulumi;
import io.ringfence.cluster.gke.GoogleGke;
import io.ringfence.cluster.live.KubernetesApi;
import io.ringfence.config.StackFile;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** Entry point of the Pulumi program. */
public final class App {
  private App() {}

  /** Runs under the Pulumi engine, which passes everything that is needed in the environment. */
  public static void main(String[] args) {
    // What the SDK logs, it also tells the engine, which shows it; without this it is shown twice.
    LogManager.getLogManager().reset();
    StackFile file = StackFile.fromEnvironment(System.getenv());
    var clusters = new KubernetesApi(Path.of(System.getProperty("user.home")));
    Pulumi.run(context -> new RingfenceStack(file, new GoogleGke(), clusters).deploy(context));
  }
}
