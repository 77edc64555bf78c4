package io.ringfence.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.sandbox.command.SandboxCli.Result;
import io.ringfence.sandbox.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingSandboxIT {
  @TempDir private Path directory;

  @Test
  void saysHowToGetProgramsThatAreMissing() throws Exception {
    Result result = new SandboxCli(directory.resolve("state"), directory).run("start");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out() + result.err()).contains("make tools", "kube-apiserver");
  }

  @Test
  void tellsTheEndOfTheLogOfAPartThatFailsAndLeavesNothingRunning() throws Exception {
    Path tools = Files.createDirectory(directory.resolve("tools"));
    program(tools, "etcd", "echo the disk is full >&2; exit 9");
    program(tools, "kube-apiserver", "exit 1");
    program(tools, "kube-controller-manager", "exit 1");
    SandboxCli sandbox = new SandboxCli(directory.resolve("state"), tools);

    Result result = sandbox.run("start");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out() + result.err())
        .contains("etcd ended with exit code 9", "the disk is full");
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
