package io.ringfence.cli;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.report.DiffReport;
import io.ringfence.report.page.Comparison;
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

/** What is different between two states. */
@Command(
    name = "diff",
    description = "Says what is different in who reaches what, before and after.",
    footer = {
      "",
      "What is before, and what after:",
      "  diff OLD NEW                    the one file or folder, the other",
      "  diff --state OLD --state NEW    the one state, the other; two --cluster likewise",
      "  diff --preview FILE             the stack before the preview, after it",
      "  diff --cluster SOURCE...        the cluster, the same with the manifests applied",
      "  diff --cluster --state FILE     the cluster, the same with the state's objects applied",
      "  diff --cluster --preview FILE   the cluster, the same with the preview's changes",
      "  diff --state OLD --preview FILE the state, the same with the preview's changes",
      "",
      "Examples:",
      "  ringfence diff main/ branch/ --format markdown",
      "  pulumi preview --json --show-sames | ringfence diff --preview -",
      "  pulumi preview --json | ringfence diff --cluster=staging --preview -"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:No change in effect.", "1:A difference.", "2:Input that cannot be read."},
    exitCodeOnExecutionException = Exits.FAULT,
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
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
    List<States.State> states = new States(new Layers(sources, parent), sources, paths).two();
    States.State before = states.get(0);
    States.State after = states.get(1);
    var report =
        new DiffReport(
            Connectivity.of(before.snapshot(), dataplane.semantics()),
            Connectivity.of(after.snapshot(), dataplane.semantics()),
            new Comparison(before.layer().name(), after.layer().name()),
            dataplane.semantics(),
            notes(before, after));
    int code = report.isEmpty() ? ExitCode.OK : Exits.FOUND;
    return output.write(report::write, spec.commandLine().getOut(), code);
  }

  private static List<String> notes(States.State before, States.State after) {
    var notes = new ArrayList<String>();
    before.notes().stream().filter(after.notes()::contains).forEach(notes::add);
    before.notes().stream()
        .filter(note -> !after.notes().contains(note))
        .forEach(note -> notes.add("before: " + note));
    after.notes().stream()
        .filter(note -> !before.notes().contains(note))
        .forEach(note -> notes.add("after: " + note));
    return notes;
  }
}
