package io.ringfence.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The PostgreSQL server of an instance, as the operating system sees it.
 *
 * @param postmaster the process that its sessions' processes belong to
 * @param children what it had started when it was looked for
 * @param data its folder
 */
record DatabaseServer(ProcessHandle postmaster, List<ProcessHandle> children, Path data) {

  /**
   * Looks at a running server.
   *
   * @throws IllegalArgumentException if the process has no data folder among its arguments
   */
  static DatabaseServer of(long pid) {
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<String> arguments = List.of(postmaster.info().arguments().orElseThrow());
    int option = arguments.indexOf("-D");
    if (option < 0) {
      throw new IllegalArgumentException("no data folder: " + arguments);
    }
    return new DatabaseServer(
        postmaster, postmaster.descendants().toList(), Path.of(arguments.get(option + 1)));
  }

  /** Those of its processes that run; one that has ended and waits for its parent runs nothing. */
  List<ProcessHandle> running() {
    return Stream.concat(Stream.of(postmaster), children.stream())
        .filter(process -> process.isAlive() && process.info().command().isPresent())
        .toList();
  }

  boolean hasData() {
    return Files.exists(data);
  }
}
