package io.ringfence.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sandbox.command.SandboxCli.Result;
import io.ringfence.sandbox.process.ProcessRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingSandboxIT {
  /** Listens at the URL of --listen-client-urls, as etcd does, and goes on until it is ended. */
  private static final String LISTENING_ETCD =
      """
      for argument; do
        case "$argument" in --listen-client-urls=*) port="${argument##*:}" ;; esac
      done
      exec "%s" -cp "%s" io.ringfence.sandbox.command.Listener "$port"
      """
          .formatted(
              Path.of(System.getProperty("java.home"), "bin", "java"),
              Path.of("target/test-classes").toAbsolutePath());

  @TempDir private Path directory;

  @Test
  void saysHowToGetProgramsThatAreMissing() throws Exception {
    Result result = new SandboxCli(directory.resolve("state"), directory).run("start");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out() + result.err()).contains("make tools", "kube-apiserver");
  }

  @Test
  void runsInAPathWithSpaces() throws Exception {
    Path home = directory.resolve("my sand box");
    copy(Path.of("bin/sandbox"), home.resolve("bin/sandbox"));
    copy(Path.of("target/ringfence-sandbox.jar"), home.resolve("target/ringfence-sandbox.jar"));
    Process start =
        new ProcessBuilder(
                "sh",
                home.resolve("bin/sandbox").toString(),
                "start",
                "--directory=" + home.resolve("my state"))
            .redirectErrorStream(true)
            .start();
    String output = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(start.waitFor()).isEqualTo(1);
    assertThat(output).contains("Missing in " + home.resolve("tools/bin") + ":", "make tools");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }

  @Test
  void tellsTheEndOfTheLogOfAPartThatFailsAndLeavesNothingRunning() throws Exception {
    Path tools = Files.createDirectory(directory.resolve("tools"));
    Path pid = directory.resolve("etcd.pid");
    program(tools, "etcd", "echo $$ > '%s'\n%s".formatted(pid, LISTENING_ETCD));
    program(tools, "kube-apiserver", "echo the disk is full >&2; exit 9");
    program(tools, "kube-controller-manager", "exit 1");
    SandboxCli sandbox = new SandboxCli(directory.resolve("state"), tools);

    Result result = sandbox.run("start");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out() + result.err())
        .contains("etcd is ready", "kube-apiserver ended with exit code 9", "the disk is full");
    long etcd = Long.parseLong(Files.readString(pid).strip());
    assertThat(ProcessHandle.of(etcd).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(sandbox.processes()).noneMatch(ProcessRecord::runs);
    assertThat(sandbox.run("status").exitCode()).isEqualTo(3);
  }

  @Test
  void neitherStartsInNorRemovesADirectoryThatHoldsSomethingElse() throws Exception {
    Path precious = Files.writeString(directory.resolve("precious"), "data");
    SandboxCli sandbox = new SandboxCli(directory, directory);

    assertThat(sandbox.run("start").exitCode()).isEqualTo(1);
    assertThat(sandbox.run("wipe").out()).contains("There is no sandbox");

    assertThat(precious).hasContent("data");
  }

  @Test
  void tellsAMistakeInItsUseFromAFailure() throws Exception {
    SandboxCli sandbox = new SandboxCli(directory.resolve("state"), directory);

    assertThat(sandbox.run("dance").exitCode()).isEqualTo(2);
    assertThat(sandbox.run("stop").exitCode()).isZero();
    assertThat(sandbox.run("status").exitCode()).isEqualTo(3);
  }

  private static void program(Path tools, String name, String script) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
