package io.ringfence.e2e;

import com.pulumi.automation.OperationType;
import com.pulumi.automation.events.DiagnosticEvent;
import com.pulumi.automation.events.EngineEvent;
import com.pulumi.automation.events.StepEventMetadata;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The engine's events of one run, by when they came. */
record Events(List<EngineEvent> events) {
  private static final String POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

  /** Positions at which a step on a policy began. */
  List<Integer> policyStarts() {
    return positions(Kind.START, true);
  }

  /** Positions at which a step on a policy was done. */
  List<Integer> policyEnds() {
    return positions(Kind.END, true);
  }

  /** Positions at which a step on a database's resource or a binding began. */
  List<Integer> foundationStarts() {
    return positions(Kind.START, false);
  }

  /** Positions at which a step on a database's resource or a binding was done. */
  List<Integer> foundationEnds() {
    return positions(Kind.END, false);
  }

  static int first(Collection<Integer> positions) {
    return positions.stream().mapToInt(Integer::intValue).min().orElseThrow();
  }

  static int last(Collection<Integer> positions) {
    return positions.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  /** The names, in the stack, of the resources of a type that are or would be created. */
  List<String> created(String type) {
    return events.stream()
        .flatMap(event -> steps(event, Kind.START))
        .filter(step -> step.op() == OperationType.CREATE && step.type().equals(type))
        .map(step -> step.urn().substring(step.urn().lastIndexOf(':') + 1))
        .toList();
  }

  /** Everything that the program, the providers and the engine said, of these severities. */
  List<String> diagnostics(String... severities) {
    return events.stream()
        .map(EngineEvent::diagnosticEvent)
        .filter(Objects::nonNull)
        .filter(event -> Set.of(severities).contains(event.severity()))
        // The Kubernetes provider shows and clears its progress so.
        .filter(event -> !Boolean.TRUE.equals(event.ephemeral()))
        .map(DiagnosticEvent::message)
        .toList();
  }

  /**
   * Everything that the events tell of resources, and all messages but those for debugging, in
   * which Pulumi's SDK logs its requests as they are.
   */
  List<String> texts() {
    return events.stream().flatMap(Events::texts).filter(Objects::nonNull).toList();
  }

  private static Stream<String> texts(EngineEvent event) {
    Stream<StepEventMetadata> steps =
        Stream.of(
                Stream.ofNullable(event.resourcePreEvent()).map(pre -> pre.metadata()),
                Stream.ofNullable(event.resourceOutputsEvent()).map(outputs -> outputs.metadata()),
                Stream.ofNullable(event.resourceOperationFailedEvent())
                    .map(failed -> failed.metadata()))
            .flatMap(step -> step);
    return Stream.of(
            steps
                .flatMap(step -> Stream.of(step.old(), step.new_()))
                .filter(Objects::nonNull)
                .flatMap(state -> Stream.of(state.inputs(), state.outputs()))
                .map(String::valueOf),
            Stream.ofNullable(event.standardOutputEvent()).map(output -> output.message()),
            Stream.ofNullable(event.summaryEvent())
                .map(summary -> String.valueOf(summary.resourceChanges())),
            Stream.ofNullable(event.diagnosticEvent())
                .filter(diagnostic -> !diagnostic.severity().equals("debug"))
                .map(DiagnosticEvent::message))
        .flatMap(text -> text);
  }

  private List<Integer> positions(Kind kind, boolean policies) {
    return IntStream.range(0, events.size())
        .filter(
            i ->
                steps(events.get(i), kind)
                    .anyMatch(step -> isReal(step) && step.type().equals(POLICY) == policies))
        .boxed()
        .toList();
  }

  private static Stream<StepEventMetadata> steps(EngineEvent event, Kind kind) {
    if (kind == Kind.START) {
      return Stream.ofNullable(event.resourcePreEvent()).map(pre -> pre.metadata());
    }
    return Stream.ofNullable(event.resourceOutputsEvent()).map(outputs -> outputs.metadata());
  }

  /** A resource of a provider, not a component, a provider or the stack. */
  private static boolean isReal(StepEventMetadata step) {
    return step.type().startsWith("gcp:") || step.type().startsWith("kubernetes:");
  }

  private enum Kind {
    START,
    END
  }
}
