package io.ringfence.sandbox.rehearsal;

/**
 * What is rehearsed, found out where git, Maven and the person's files can be reached, for the part
 * that can reach nothing.
 *
 * @param stack its name
 * @param project the text of {@code Pulumi.yaml}
 * @param program the path of the program's jar
 * @param tools the path of the folder of the Go programs
 * @param start the version that is brought up first
 * @param last the version that the stack ends with; the same when there is no change
 */
public record RehearsalPlan(
    String stack, String project, String program, String tools, Version start, Version last) {

  /** Whether there is a change to make. */
  boolean changes() {
    return !start.text().equals(last.text());
  }

  /** What both versions need. */
  Needs needs() {
    return Needs.of(start).and(Needs.of(last));
  }
}
