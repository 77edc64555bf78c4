package io.ringfence.sandbox.command;

import io.ringfence.sandbox.daemon.Daemon;
import io.ringfence.sandbox.daemon.SandboxFacts;
import io.ringfence.sandbox.process.ProcessRecord;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people are shown. */
final class Screen {
  private final PrintWriter out;

  Screen(PrintWriter out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
    out.flush();
  }

  void places(SandboxFacts facts) {
    line("  Google's APIs  " + facts.googleApi().baseUrl());
    line("  bearer token   " + facts.googleApi().tokenFile());
    line("  Kubernetes     " + facts.kubernetes().server());
    line("  kubeconfig     " + facts.kubernetes().kubeconfig());
    line("  Pulumi state   " + facts.pulumi().backendUrl());
    line("  logs           " + facts.directory() + "/logs");
  }

  void processes(List<ProcessRecord> processes) {
    line("  %-32s %-12s %-9s %s".formatted("PART", "STATE", "PID", "ADDRESS"));
    for (ProcessRecord entry : processes) {
      line(
          "  %-32s %-12s %-9d %s"
              .formatted(entry.name(), state(entry), entry.process().pid(), entry.address())
              .stripTrailing());
    }
  }

  /**
   * PostgreSQL servers, by the names of their instances.
   *
   * @param replicas those that replicate another, each with that one's name
   */
  void instances(List<ProcessRecord> processes, Map<String, String> replicas) {
    String prefix = "postgres-";
    List<String> instances =
        processes.stream()
            .filter(entry -> entry.name().startsWith(prefix))
            .map(entry -> instance(entry.name().substring(prefix.length()), entry, replicas))
            .toList();
    line(instances.isEmpty() ? "No instances." : "Instances: " + String.join(", ", instances));
  }

  private static String instance(String name, ProcessRecord entry, Map<String, String> replicas) {
    String primary = replicas.containsKey(name) ? " (replica of " + replicas.get(name) + ")" : "";
    return name + " at " + entry.address() + primary;
  }

  void failures(List<String> instances) {
    instances.forEach(instance -> line("FAILED " + instance));
  }

  /**
   * A process that is gone without its daemon having noticed is dead, whatever was written down.
   */
  private static String state(ProcessRecord entry) {
    boolean expected =
        entry.state() == ProcessRecord.State.RUNNING || entry.name().equals(Daemon.NAME);
    return expected && !entry.runs() ? "dead" : entry.state().name().toLowerCase(Locale.ROOT);
  }
}
