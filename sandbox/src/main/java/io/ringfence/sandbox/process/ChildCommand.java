package io.ringfence.sandbox.process;

import java.nio.file.Path;
import java.util.List;

/**
 * How a part of the sandbox is started. Secrets go into files that the arguments name, never into
 * the arguments, which every user of the machine can read.
 *
 * @param name the part's name in status and logs, unique within the sandbox
 * @param arguments the program and its arguments
 * @param log the file that gets its output
 * @param stopSignal what ends it
 * @param address where it listens, for people, for example {@code 127.0.0.1:2379}
 */
public record ChildCommand(
    String name, List<String> arguments, Path log, StopSignal stopSignal, String address) {

  public ChildCommand {
    arguments = List.copyOf(arguments);
  }
}
