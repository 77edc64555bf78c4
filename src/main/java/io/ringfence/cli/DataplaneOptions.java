package io.ringfence.cli;

import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.policy.Dataplane;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How policies are enforced. */
final class DataplaneOptions {
  @Option(
      names = "--dataplane",
      paramLabel = "NAME",
      defaultValue = "generic",
      converter = DataplaneOptions.Converter.class,
      completionCandidates = DataplaneOptions.Choices.class,
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
        blocksMatchPods.orElse(matchesPodsByAddress(dataplane)), selectHostNetwork);
  }

  private static boolean matchesPodsByAddress(Dataplane dataplane) {
    return switch (dataplane) {
      case GKE_V2, CILIUM -> false;
      case GKE_CALICO, GENERIC -> true;
    };
  }

  private static String word(Dataplane dataplane) {
    return dataplane.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names are those of the stack's file. */
  static final class Converter implements ITypeConverter<Dataplane> {
    @Override
    public Dataplane convert(String text) {
      return Arrays.stream(Dataplane.values())
          .filter(dataplane -> word(dataplane).equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"%s\" is none of %s".formatted(text, String.join(", ", new Choices()))));
    }
  }

  /** What the help proposes. */
  static final class Choices implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Dataplane.values()).map(DataplaneOptions::word).iterator();
    }
  }
}
