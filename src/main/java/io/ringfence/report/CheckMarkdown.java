package io.ringfence.report;

import java.io.IOException;
import java.util.List;

/** What holds and what does not, for a comment: what holds is folded. */
final class CheckMarkdown implements FormatWriter<CheckReport> {
  @Override
  public void write(CheckReport report, Appendable out) throws IOException {
    out.append("**").append(Markdown.escape(report.headline())).append("**\n");
    findings(report.findings().stream().filter(Finding::violated).toList(), out);
    List<Finding> held = report.findings().stream().filter(found -> !found.violated()).toList();
    if (!held.isEmpty()) {
      MarkdownOutput.fold(out, "What holds: " + held.size(), body -> findings(held, body));
    }
    MarkdownOutput.notes(out, report.notes());
  }

  private static void findings(List<Finding> findings, Appendable out) throws IOException {
    if (!findings.isEmpty()) {
      out.append('\n');
    }
    for (Finding finding : findings) {
      out.append("- **").append(finding.word()).append("** ");
      out.append(Markdown.escape(finding.title())).append('\n');
      for (String detail : finding.details()) {
        out.append("  - ").append(Markdown.escape(detail)).append('\n');
      }
    }
  }
}
