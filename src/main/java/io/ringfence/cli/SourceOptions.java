package io.ringfence.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where objects are read from, besides files and folders. */
final class SourceOptions {
  /** What stands for the current context. */
  static final String CURRENT = "";

  @Option(
      names = "--cluster",
      arity = "0..1",
      fallbackValue = CURRENT,
      preprocessor = AttachedParameter.class,
      paramLabel = "CONTEXT",
      description =
          "A live cluster, by a context of the kubeconfig; without one, by the current. It is only"
              + " listed.")
  private List<String> clusters = new ArrayList<>();

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig; where kubectl looks for it without this.")
  private Optional<String> kubeconfig = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "A stack's state, as `pulumi stack export` prints it; - is the standard input.")
  private List<String> states = new ArrayList<>();

  @Option(
      names = "--preview",
      paramLabel = "FILE",
      description =
          "A preview, as `pulumi preview --json --show-sames` prints it; - is the standard input.")
  private Optional<String> preview = Optional.empty();

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Where manifests are that do not say so. Default: ${DEFAULT-VALUE}.")
  private String namespace = "default";

  List<String> clusters() {
    return List.copyOf(clusters);
  }

  Optional<String> kubeconfig() {
    return kubeconfig;
  }

  List<String> states() {
    return List.copyOf(states);
  }

  Optional<String> preview() {
    return preview;
  }

  String namespace() {
    return namespace;
  }
}
