package io.ringfence.sandbox.postgres;

import io.ringfence.sandbox.process.ChildCommand;
import io.ringfence.sandbox.process.ProcessException;
import io.ringfence.sandbox.process.ProcessRecords;
import io.ringfence.sandbox.process.StopSignal;
import io.ringfence.sandbox.process.SupervisedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The running part of one server: its postmaster, which ends the sessions' processes by itself. */
final class ServerProcess {
  static final int PORT = 5432;

  private static final Duration TIME = Duration.ofSeconds(60);

  private final ChildCommand command;
  private final ProcessRecords records;
  private final Administration administration;
  private Optional<SupervisedProcess> running = Optional.empty();

  ServerProcess(
      Path binaries,
      ServerFiles files,
      ServerRecord server,
      ServerAccount account,
      ProcessRecords records) {
    this.command =
        new ChildCommand(
            partOf(server.name()),
            account.command(arguments(binaries, files, server)),
            files.log(),
            StopSignal.INTERRUPT,
            server.address() + ":" + PORT);
    this.records = records;
    this.administration = new Administration(server);
  }

  /** The name under which a server's process is recorded. */
  static String partOf(String server) {
    return "postgres-" + server;
  }

  /**
   * On the command line, because nothing in a configuration file, not even in one that SQL writes,
   * overrides it.
   */
  private static List<String> arguments(Path binaries, ServerFiles files, ServerRecord server) {
    return List.of(
        binaries.resolve("postgres").toString(),
        "-D",
        files.data().toString(),
        "-c",
        "listen_addresses=" + server.address(),
        "-c",
        "port=" + PORT,
        "-c",
        "unix_socket_directories=",
        "-c",
        "hba_file=" + files.hostBasedAuthentication(),
        "-c",
        "external_pid_file=");
  }

  synchronized boolean isRunning() {
    return running.map(SupervisedProcess::isRunning).orElse(false);
  }

  /** Starts the server unless it runs, and waits until it takes sessions. */
  synchronized void start() {
    if (isRunning()) {
      return;
    }
    stop();
    try {
      running =
          Optional.of(SupervisedProcess.start(command, records, administration::answers, TIME));
    } catch (ProcessException e) {
      throw new PostgresException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Ends all sessions and stops the server. */
  synchronized void stop() {
    running.ifPresent(SupervisedProcess::stop);
    running = Optional.empty();
  }
}
