package io.ringfence.cli;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.DataplaneSemantics;
import io.ringfence.report.CheckReport;
import io.ringfence.report.Finding;
import java.io.IOException;
import java.nio.file.Path;
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

/** What holds, and what does not. */
@Command(
    name = "check",
    description =
        "Checks that policies select every workload in both directions, that no policy of somebody"
            + " else widens what Ringfence's fence, and the invariants of a file.",
    footer = {
      "",
      "InvariantsFile are a list in YAML or JSON:",
      "  - {from: frontend, to: main, verdict: denied}",
      "  - {from: backend, to: main, ports: TCP 5432, verdict: allowed}",
      "",
      "Examples:",
      "  ringfence check manifests/ --invariants invariants.yaml",
      "  ringfence check --cluster=staging --exempt kube-system"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:All holds.", "1:A violation.", "2:Input that cannot be read."},
    exitCodeOnExecutionException = Exits.FAULT,
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
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

  @Option(
      names = "--invariants",
      paramLabel = "FILE",
      description = "What must be allowed or denied.")
  private Optional<Path> invariants = Optional.empty();

  @Option(
      names = "--exempt",
      paramLabel = "NAMESPACE",
      split = ",",
      description = "Namespaces whose workloads need no policy, for example kube-system.")
  private List<String> exempt = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    output.require(CheckReport.FORMATS);
    Optional<InvariantsFile> demanded = invariants.map(InvariantsFile::read);
    States.State state = new States(new Layers(sources, parent), sources, paths).one();
    DataplaneSemantics semantics = dataplane.semantics();
    var findings = new ArrayList<Finding>();
    findings.add(
        new Fenced(exempt)
            .finding(Connectivity.of(state.snapshot(), semantics), semantics.selectsHostNetwork()));
    new Unmanaged(state.snapshot(), semantics).finding().ifPresent(findings::add);
    demanded.ifPresent(some -> findings.addAll(some.findings(state.snapshot(), semantics)));
    var report = new CheckReport(findings, state.notes());
    int code = report.isViolated() ? Exits.FOUND : ExitCode.OK;
    return output.write(report::write, spec.commandLine().getOut(), code);
  }
}
