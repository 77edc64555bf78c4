package io.ringfence.sandbox.rehearsal;

import io.ringfence.sandbox.daemon.DaemonControl;
import io.ringfence.sandbox.daemon.DaemonLauncher;
import io.ringfence.sandbox.daemon.SandboxFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rehearsal itself, in a network of its own: the stack as it was released, the change that is
 * about to be made, and the way back to nothing, all of it on the sandbox.
 */
public final class Rehearsal implements AutoCloseable {
  private final RehearsalDirectory directory;
  private final RehearsalPlan plan;
  private final Class<?> main;
  private final Consumer<String> screen;
  private final List<String> done = new ArrayList<>();

  /**
   * The rehearsal that was planned in this directory.
   *
   * @param main the class that the sandbox's daemon is started with
   */
  public Rehearsal(RehearsalDirectory directory, Class<?> main, Consumer<String> screen) {
    this.directory = directory;
    this.plan =
        directory
            .plan()
            .read()
            .orElseThrow(() -> new RehearsalException("Nothing is planned in " + directory.root()));
    this.main = main;
    this.screen = screen;
  }

  /**
   * Goes through every step.
   *
   * @throws RehearsalException at the first that fails
   */
  public void run() {
    Needs needs = plan.needs();
    Isolation.enter();
    Isolation.makeLocal(needs.ranges());
    SandboxFacts facts = startSandbox(needs);
    var standIns = new StandIns(facts.kubernetes().kubeconfig(), facts.kubernetes().context());
    StandIns.Result start = standIns.apply(plan.start());
    StandIns.Result last = standIns.apply(plan.last());
    Stream.concat(start.changed().stream(), last.changed().stream())
        .distinct()
        .sorted()
        .forEach(path -> screen.accept("  not as in the file, but the sandbox's: " + path));
    Stream.concat(start.secrets().keySet().stream(), last.secrets().keySet().stream())
        .distinct()
        .sorted()
        .forEach(path -> screen.accept("  a secret, so made up: " + path));
    perform(new RehearsedStack(directory, plan, facts), start, last);
    screen.accept("");
    screen.accept("The rehearsal of " + plan.stack() + " has passed.");
    done.forEach(screen);
  }

  private void perform(RehearsedStack stack, StandIns.Result start, StandIns.Result last) {
    stack.create(directory.logs().resolve("pulumi.log"));
    step("up of " + plan.start().label(), log -> up(stack, start, log));
    if (plan.changes()) {
      step(
          "preview of the change to " + plan.last().label(),
          log -> {
            stack.use(last, log);
            stack.run(log, this::engine, List.of("preview", "--diff", "--stack", plan.stack()));
          });
      step("up of the change", log -> up(stack, last, log));
    }
    step(
        "a second up, which must change nothing",
        log -> stack.run(log, this::engine, upArguments("--expect-no-changes")));
    if (Unlocking.isNeeded(last.file())) {
      var unlocked =
          new StandIns.Result(Unlocking.apply(last.file()), last.secrets(), last.changed());
      step("up with protected: false, to let go of the locks", log -> up(stack, unlocked, log));
    }
    step(
        "destroy",
        log -> {
          stack.run(
              log,
              this::engine,
              List.of("destroy", "--yes", "--skip-preview", "--stack", plan.stack()));
          // The engine refuses to remove a stack that still has a resource.
          stack.run(log, line -> {}, List.of("stack", "rm", "--yes", "--stack", plan.stack()));
        });
  }

  private void up(RehearsedStack stack, StandIns.Result version, Path log) {
    stack.use(version, log);
    stack.run(log, this::engine, upArguments());
  }

  private List<String> upArguments(String... more) {
    var arguments =
        new ArrayList<>(List.of("up", "--yes", "--skip-preview", "--stack", plan.stack()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private void step(String name, Consumer<Path> work) {
    int number = done.size() + 1;
    Path log =
        directory.logs().resolve(number + "-" + name.replaceAll("[^A-Za-z0-9]+", "-") + ".log");
    screen.accept("");
    screen.accept("Step " + number + ": " + name);
    long begun = System.nanoTime();
    try {
      work.accept(log);
    } catch (RehearsalException e) {
      done.forEach(screen);
      throw new RehearsalException(
          "FAILED in step %d, %s: %s%nIts log is %s".formatted(number, name, e.getMessage(), log));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    done.add(String.format(Locale.ROOT, "  %d. %s: %.0f s", number, name, seconds));
  }

  /** The engine's lines, but for those that only tell that it is still there. */
  private void engine(String line) {
    if (!line.isBlank() && !line.startsWith("@ ")) {
      screen.accept("    " + line);
    }
  }

  private SandboxFacts startSandbox(Needs needs) {
    screen.accept("Starting a sandbox for this rehearsal alone");
    var control = new DaemonControl(directory.sandbox());
    new DaemonLauncher(directory.sandbox(), Path.of(plan.tools()), main)
        .launch(line -> screen.accept("  " + line));
    SandboxFacts facts =
        control.running().orElseThrow(() -> new RehearsalException("The sandbox has ended."));
    var google = new GoogleProjects(facts.googleApi());
    // The real ranges are not in the file; any of loopback's serve.
    Iterator<String> ranges =
        IntStream.range(100, 200).mapToObj("127.%d.0.0"::formatted).iterator();
    for (Needs.Network network : needs.networks()) {
      google.create(network);
      if (network.connected()) {
        google.connect(network, ranges);
      }
    }
    var cluster = new RehearsedCluster(facts);
    cluster.create(needs.namespaces());
    if (needs.hostPolicies()) {
      cluster.defineHostPolicies(directory.temporary());
    }
    return facts;
  }

  /** Stops the sandbox and removes all but the logs. */
  @Override
  public synchronized void close() {
    if (directory.sandbox().exists()) {
      directory.keepSandboxLogs();
      new DaemonControl(directory.sandbox()).wipe();
    }
    directory.removeParts();
  }
}
