package io.ringfence.cli;

import io.ringfence.connectivity.DataplaneSemantics;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How policies are enforced. */
final class DataplaneOptions {
  @Option(
      names = "--dataplane",
      paramLabel = "NAME",
      defaultValue = "generic",
      description =
          "What enforces the policies: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Dataplane dataplane = Dataplane.GENERIC;

  @Option(
      names = "--blocks-match-pods",
      arity = "0..1",
      fallbackValue = "true",
      preprocessor = AttachedParameter.class,
      paramLabel = "true|false",
      description =
          "Whether a block of addresses in a rule also means the pods there. Default: false for"
              + " gke-v2 and cilium, true for the others.")
  private Optional<Boolean> blocksMatchPods = Optional.empty();

  @Option(
      names = "--select-host-network",
      description = "Policies select pods on their node's network too; most dataplanes do not.")
  private boolean selectHostNetwork;

  DataplaneSemantics semantics() {
    return new DataplaneSemantics(
        blocksMatchPods.orElse(dataplane.blocksMatchPods()), selectHostNetwork);
  }
}
