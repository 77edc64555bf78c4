package io.ringfence.sandbox.rehearsal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfence.sandbox.daemon.ClientEnvironment;
import io.ringfence.sandbox.daemon.SandboxFacts;
import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.tls.CertificateAuthority;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The stack under the real engine, in a project and with a state of the rehearsal's own. */
final class RehearsedStack {
  private final RehearsalDirectory directory;
  private final String name;
  private final Map<String, String> environment;
  private final String pulumi;
  private final Path file;

  RehearsedStack(RehearsalDirectory directory, RehearsalPlan plan, SandboxFacts facts) {
    this.directory = directory;
    this.name = plan.stack();
    this.file = directory.project().resolve("Pulumi." + name + ".yaml");
    Path tools = Path.of(facts.tools());
    this.pulumi = tools.resolve("pulumi").toString();
    String path = System.getenv().getOrDefault("PATH", "");
    this.environment = ClientEnvironment.of(facts, directory.passphrase(), tools, path);
    environment.put("PULUMI_HOME", pulumiHome(facts).toString());
    environment.put("PULUMI_BACKEND_URL", directory.pulumiState().toUri().toString());
    environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
    byte[] passphrase = new byte[24];
    new SecureRandom().nextBytes(passphrase);
    PrivateFiles.write(directory.passphrase(), HexFormat.of().formatHex(passphrase));
    writeProject(plan);
  }

  /** Brings the stack into being, without a resource. */
  void create(Path log) {
    run(log, line -> {}, List.of("stack", "init", name));
  }

  /** Makes this the stack's file. */
  void use(StandIns.Result version, Path log) {
    ObjectNode content = version.file().deepCopy();
    if (Files.exists(file)) {
      ObjectNode before = Trees.read(PrivateFiles.read(file), file.toString());
      content.setAll(before.retain(Set.of("encryptionsalt")));
    }
    PrivateFiles.write(file, Trees.write(content));
    version
        .secrets()
        .forEach(
            (path, secret) ->
                run(
                    log,
                    line -> {},
                    secret,
                    List.of("config", "set", "--secret", "--path", path, "--stack", name)));
  }

  /**
   * Runs the engine.
   *
   * @param screen gets every line that it prints; the log does too
   * @throws RehearsalException if it fails
   */
  void run(Path log, Consumer<String> screen, List<String> arguments) {
    run(log, screen, "", arguments);
  }

  private void run(Path log, Consumer<String> screen, String input, List<String> arguments) {
    var command = new ArrayList<>(List.of(pulumi));
    command.addAll(arguments);
    command.addAll(List.of("--non-interactive", "--color", "never"));
    try (Writer file =
        Files.newBufferedWriter(PrivateFiles.touch(log), StandardOpenOption.APPEND)) {
      Process process = start(command);
      try (Writer stdin = process.outputWriter(StandardCharsets.UTF_8)) {
        stdin.write(input);
      }
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          file.write(line + "\n");
          file.flush();
          screen.accept(line);
        }
      }
      int exitCode = process.waitFor();
      if (exitCode != 0) {
        throw new RehearsalException(
            "`pulumi %s` ended with %d".formatted(String.join(" ", arguments), exitCode));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(directory.project().toFile());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).start();
  }

  /** The installed plugins, and room for what the engine notes of its own. */
  private Path pulumiHome(SandboxFacts facts) {
    Path home = PrivateFiles.directory(directory.home().resolve(".pulumi"));
    Path plugins = Path.of(facts.pulumi().home()).resolve("plugins");
    try {
      Files.createSymbolicLink(home.resolve("plugins"), plugins.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return home;
  }

  /** The project, run from the built jar, without what says where its state is. */
  private void writeProject(RehearsalPlan plan) {
    ObjectNode project = Trees.read(plan.project(), "Pulumi.yaml");
    project.remove(Set.of("backend", "stackConfigDir", "plugins", "main"));
    project
        .putObject("runtime")
        .put("name", "java")
        .putObject("options")
        .put("binary", plan.program());
    PrivateFiles.write(directory.project().resolve("Pulumi.yaml"), Trees.write(project));
    PrivateFiles.write(
        directory.project().resolve(StandIns.SEALING_CERTIFICATE),
        new CertificateAuthority("rehearsal").issueForClient("sealing").certificate());
  }
}
