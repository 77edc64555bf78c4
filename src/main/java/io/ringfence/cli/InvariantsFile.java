package io.ringfence.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.Explanation;
import io.ringfence.connectivity.Explanation.SideExplanation;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Verdict;
import io.ringfence.connectivity.Vertex;
import io.ringfence.manifest.InvalidManifestsException;
import io.ringfence.manifest.Manifest;
import io.ringfence.manifest.ManifestFiles;
import io.ringfence.manifest.ManifestProblem;
import io.ringfence.report.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What must be allowed and what must be denied: a list of {@code {from, to, ports, verdict}}, in
 * which {@code ports} is a text or a list of texts, and may be left out.
 */
final class InvariantsFile {
  private static final Set<String> FIELDS = Set.of("from", "to", "ports", "verdict");

  private final List<Invariant> invariants;

  private InvariantsFile(List<Invariant> invariants) {
    this.invariants = invariants;
  }

  private record Invariant(
      Manifest document,
      String place,
      String from,
      String to,
      Optional<String> ports,
      Verdict verdict) {
    String title() {
      String verb = verdict == Verdict.ALLOWED ? "may reach" : "may not reach";
      return "%s %s %s%s".formatted(from, verb, to, ports.map(some -> " on " + some).orElse(""));
    }
  }

  /** Reads a file, with every mistake in it at once. */
  static InvariantsFile read(Path file) {
    var invariants = new ArrayList<Invariant>();
    var problems = new ArrayList<ManifestProblem>();
    ManifestFiles.Contents contents = ManifestFiles.read(List.of(file));
    problems.addAll(contents.problems());
    for (Manifest document : contents.manifests()) {
      JsonNode list = document.content();
      if (!list.isArray()) {
        problems.add(problem(document, "", "there is no list of invariants"));
      } else if (list.isEmpty()) {
        problems.add(problem(document, "", "the list of invariants is empty"));
      }
      for (int number = 0; list.isArray() && number < list.size(); number++) {
        check(list.get(number), document, "[" + number + "]", problems);
        invariants.add(invariant(list.get(number), document, "[" + number + "]"));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidManifestsException(problems);
    }
    return new InvariantsFile(invariants);
  }

  private static void check(
      JsonNode entry, Manifest document, String place, List<ManifestProblem> problems) {
    var unknown = new HashSet<String>();
    entry.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    unknown.forEach(
        name -> problems.add(problem(document, place + "." + name, "there is no such field")));
    Stream.of("from", "to")
        .filter(name -> entry.path(name).asText("").isEmpty())
        .forEach(name -> problems.add(problem(document, place + "." + name, "it is missing")));
    if (!Set.of("allowed", "denied").contains(entry.path("verdict").asText(""))) {
      problems.add(problem(document, place + ".verdict", "it is neither allowed nor denied"));
    }
    checkPorts(entry.path("ports"), document, place + ".ports", problems);
  }

  private static void checkPorts(
      JsonNode ports, Manifest document, String place, List<ManifestProblem> problems) {
    if (ports.isMissingNode()) {
      return;
    }
    boolean texts =
        ports.isArray() && !ports.isEmpty() && stream(ports).allMatch(JsonNode::isTextual);
    if (!ports.isTextual() && !texts) {
      problems.add(problem(document, place, "it is neither a text nor a list of texts"));
      return;
    }
    for (String text : texts(ports)) {
      try {
        PortTexts.parse(text);
      } catch (UsageException e) {
        problems.add(problem(document, place, String.valueOf(e.getMessage())));
      }
    }
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static List<String> texts(JsonNode ports) {
    return ports.isArray() ? stream(ports).map(JsonNode::asText).toList() : List.of(ports.asText());
  }

  private static ManifestProblem problem(Manifest document, String field, String message) {
    return new ManifestProblem(
        document.source(),
        field,
        message,
        "write {from: backend, to: main, ports: TCP 5432, verdict: allowed}");
  }

  private static Invariant invariant(JsonNode entry, Manifest document, String place) {
    return new Invariant(
        document,
        place,
        entry.path("from").asText(""),
        entry.path("to").asText(""),
        entry.has("ports")
            ? Optional.of(String.join(",", texts(entry.path("ports"))))
            : Optional.empty(),
        entry.path("verdict").asText("").equals("denied") ? Verdict.DENIED : Verdict.ALLOWED);
  }

  /**
   * A finding for each.
   *
   * @throws InvalidManifestsException naming each that is about what there is not
   */
  List<Finding> findings(Snapshot snapshot, DataplaneSemantics semantics) {
    var names = new VertexLookup(snapshot);
    var explainer = new Explainer(snapshot, semantics);
    var findings = new ArrayList<Finding>();
    var problems = new ArrayList<ManifestProblem>();
    for (Invariant invariant : invariants) {
      try {
        Vertex from = names.find(invariant.from());
        Vertex to = names.find(invariant.to());
        PortSet ports = new AskedPorts(to).of(invariant.ports());
        findings.add(finding(invariant, explainer.explain(from, to, ports)));
      } catch (UsageException | IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        problems.add(problem(invariant.document(), invariant.place(), message));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidManifestsException(problems);
    }
    return findings;
  }

  private static Finding finding(Invariant invariant, Explanation explanation) {
    boolean violated = explanation.verdict() != invariant.verdict();
    return new Finding(violated, invariant.title(), violated ? details(explanation) : List.of());
  }

  private static List<String> details(Explanation explanation) {
    var details = new ArrayList<String>();
    details.add(
        "%s reaches %s on %s"
            .formatted(explanation.from(), explanation.to(), explanation.reach().possible()));
    Stream.of(explanation.egress(), explanation.ingress())
        .flatMap(Optional::stream)
        .forEach(side -> details.addAll(details(side)));
    return details;
  }

  private static List<String> details(SideExplanation side) {
    String place = side.direction().field() + " of " + side.pods();
    if (side.selecting().isEmpty()) {
      return List.of(place + " is open: no policy selects it");
    }
    return side.deciding().isEmpty()
        ? List.of(place + " is closed: no rule allows it")
        : side.deciding().stream()
            .map(
                rule ->
                    "%s: %s %s allows %s"
                        .formatted(place, rule.policy().id(), rule.path(), rule.ports()))
            .toList();
  }
}
