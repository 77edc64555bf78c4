package io.ringfence.cli;

import io.ringfence.connectivity.Explainer;
import io.ringfence.connectivity.Explanation;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.report.ExplanationReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Why one reaches another, or does not. */
@Command(
    name = "explain",
    description = "Says whether one reaches another, and which rules of which policies decide it.",
    footer = {
      "",
      "FROM and TO are namespace/name[Kind], shorter where that is unique; a database or a host",
      "by its name; an address or a block of addresses; or anywhere.",
      "",
      "Examples:",
      "  ringfence explain shop/frontend shop/backend manifests/",
      "  ringfence explain backend main --ports 'TCP 5432' --preview preview.json",
      "  ringfence explain anywhere frontend --cluster=staging"
    },
    exitCodeOnExecutionException = Exits.FAULT,
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private RingfenceCommand parent;
  @Spec private CommandSpec spec;
  @Mixin private SourceOptions sources;
  @Mixin private DataplaneOptions dataplane;
  @Mixin private OutputOptions output;

  @Parameters(index = "0", paramLabel = "FROM", description = "Who would open the connection.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "Who would accept it.")
  private String to = "";

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "SOURCE",
      description = "Files and folders with manifests; - is the standard input.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--ports",
      paramLabel = "PORTS",
      description =
          "Which ports, for example 'TCP 5432' or 'TCP 80,8080-8090,UDP 53'. Default: all.")
  private Optional<String> ports = Optional.empty();

  @Override
  public Integer call() throws IOException {
    output.require(ExplanationReport.FORMATS);
    ports.ifPresent(PortTexts::parse);
    Snapshot snapshot = new States(new Layers(sources, parent), sources, paths).one().snapshot();
    var names = new VertexLookup(snapshot);
    Explanation explanation = explain(snapshot, names);
    return output.write(
        new ExplanationReport(explanation)::write, spec.commandLine().getOut(), ExitCode.OK);
  }

  private Explanation explain(Snapshot snapshot, VertexLookup names) {
    var source = names.find(from);
    var destination = names.find(to);
    PortSet asked = new AskedPorts(destination).of(ports);
    try {
      return new Explainer(snapshot, dataplane.semantics()).explain(source, destination, asked);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
