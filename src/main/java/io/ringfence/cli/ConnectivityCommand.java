package io.ringfence.cli;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.report.ConnectivityReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Who reaches what. */
@Command(
    name = "connectivity",
    description = "Says who reaches what on which ports.",
    footer = {
      "",
      "Sources lie on each other: with --cluster and manifests, it is the cluster after the",
      "manifests have been applied; with --preview too, after the preview's changes. Where",
      "no source has workloads, there is one for each policy's selector.",
      "",
      "Examples:",
      "  ringfence connectivity manifests/",
      "  ringfence connectivity --cluster=staging --format html --output staging.html",
      "  pulumi stack export | ringfence connectivity --state -"
    },
    exitCodeOnExecutionException = Exits.FAULT,
    mixinStandardHelpOptions = true)
final class ConnectivityCommand implements Callable<Integer> {
  @ParentCommand private RingfenceCommand parent;
  @Spec private CommandSpec spec;
  @Mixin private SourceOptions sources;
  @Mixin private DataplaneOptions dataplane;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "0..*",
      paramLabel = "SOURCE",
      description = "Files and folders with manifests; - is the standard input.")
  private List<String> paths = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    States.State state = new States(new Layers(sources, parent), sources, paths).one();
    var notes = new ArrayList<>(state.notes());
    Unmanaged.note(state).ifPresent(notes::add);
    var connectivity = Connectivity.of(state.snapshot(), dataplane.semantics());
    var report = new ConnectivityReport(connectivity, dataplane.semantics(), notes);
    return output.write(report::write, spec.commandLine().getOut(), ExitCode.OK);
  }
}
