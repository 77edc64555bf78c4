package io.ringfence.sandbox.daemon;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.googleapi.GoogleApiEndpoints;
import io.ringfence.sandbox.googleapi.GoogleApiOptions;
import io.ringfence.sandbox.googleapi.GoogleApiServer;
import io.ringfence.sandbox.googleapi.container.ControlPlane;
import io.ringfence.sandbox.kubernetes.KubernetesCluster;
import io.ringfence.sandbox.postgres.LocalPostgresServers;
import io.ringfence.sandbox.postgres.PostgresDirectory;
import io.ringfence.sandbox.process.Ports;
import io.ringfence.sandbox.process.ProcessIdentity;
import io.ringfence.sandbox.process.ProcessRecord;
import io.ringfence.sandbox.process.ProcessRecords;
import io.ringfence.sandbox.process.StopSignal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox itself: starts every part, tells where it is, and stops all of them when it is told
 * to end (SIGTERM, or SIGINT in the foreground). A part is stopped before those that it needs:
 * Google's APIs, the PostgreSQL servers, the controller manager, the API server, etcd.
 */
public final class Daemon {
  /** The daemon's name among the processes. */
  public static final String NAME = "daemon";

  private static final int WATCH_SECONDS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  private final StateDirectory state;
  private final Path tools;
  private final Consumer<String> progress;
  private final FactsFile facts;
  private final ProcessRecords records;
  private volatile Supplier<List<String>> failed = List::of;
  private final StartedParts parts = new StartedParts();

  /**
   * A daemon for one state directory.
   *
   * @param tools the directory of the Go programs
   * @param progress is told a line about each step
   */
  public Daemon(StateDirectory state, Path tools, Consumer<String> progress) {
    state.prepare();
    this.state = state;
    this.tools = tools;
    this.progress = progress;
    this.facts = new FactsFile(state.facts());
    this.records = new ProcessRecords(state.processes(), this::refreshFacts);
  }

  /**
   * Runs until the process is told to end, or the state directory is gone.
   *
   * @return false if another daemon has this state directory
   * @throws RuntimeException if a part does not start; none is left running then
   */
  public boolean run() {
    Optional<DaemonLock> lock = DaemonLock.tryAcquire(state.lock());
    if (lock.isEmpty()) {
      return false;
    }
    try {
      requireState();
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ended), "stop"));
      start();
      while (!ended.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
        if (!state.exists()) {
          LOG.error("{} is gone, so the sandbox ends", state.root());
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopParts();
      lock.get().close();
    }
    return true;
  }

  /** A wipe may have been faster. */
  private void requireState() {
    if (!state.exists()) {
      throw new SandboxException(state.root() + " was removed while the sandbox was starting.");
    }
  }

  private void start() {
    facts.withdraw();
    List<String> orphans = records.endOrphans();
    if (!orphans.isEmpty()) {
      progress.accept("Ended what a killed sandbox had left: " + String.join(", ", orphans));
    }
    records.save(
        new ProcessRecord(
            NAME,
            ProcessRecord.State.RUNNING,
            ProcessIdentity.of(ProcessHandle.current()),
            StopSignal.TERMINATE,
            ""));
    PostgresDirectory.removeForsaken()
        .forEach(gone -> progress.accept("Removed the PostgreSQL data of " + gone));
    Ports ports = new Ports(state.ports());
    KubernetesCluster cluster =
        parts.add(
            new KubernetesCluster(
                tools, state.kubernetes(), state.kubeconfig(), state.logs(), ports, records));
    cluster.start(PrivateFiles.read(state.token()), progress);
    GoogleApiEndpoints endpoints = startGoogleApi(ports, cluster);
    facts.publish(gather(cluster, endpoints));
    LOG.info("Ready");
  }

  private GoogleApiEndpoints startGoogleApi(Ports ports, KubernetesCluster cluster) {
    LocalPostgresServers postgres =
        parts.add(
            new LocalPostgresServers(PostgresDirectory.claim(state.root()), state.logs(), records));
    GoogleApiOptions options =
        GoogleApiOptions.of(
                state.googleApi(),
                PrivateFiles.read(state.token()),
                new ControlPlane(cluster.address(), cluster.authority()))
            .withPort(ports.take("google-api"));
    GoogleApiServer server = parts.add(new GoogleApiServer(options, postgres, Clock.systemUTC()));
    GoogleApiEndpoints endpoints = server.start().endpoints();
    failed = () -> failuresOf(server);
    failed.get().forEach(failure -> progress.accept("FAILED " + failure));
    progress.accept("Google's APIs are ready at " + endpoints.root());
    return endpoints;
  }

  private static List<String> failuresOf(GoogleApiServer server) {
    return server.failedInstances().entrySet().stream()
        .map(failure -> failure.getKey() + ": " + failure.getValue())
        .toList();
  }

  private SandboxFacts gather(KubernetesCluster cluster, GoogleApiEndpoints endpoints) {
    return new SandboxFacts(
        Instant.now(),
        state.root().toString(),
        tools.toString(),
        new SandboxFacts.GoogleApi(
            endpoints.root().toString(),
            endpoints.sql().toString(),
            endpoints.compute().toString(),
            endpoints.serviceNetworking().toString(),
            endpoints.resourceManager().toString(),
            endpoints.container().toString(),
            state.token().toString()),
        new SandboxFacts.Kubernetes(
            cluster.url(), cluster.context(), state.kubeconfig().toString()),
        new SandboxFacts.Pulumi(
            tools.resolveSibling("home").toString(), "file://" + state.pulumiState()),
        records.all(),
        failed.get());
  }

  private void refreshFacts() {
    facts.refresh(present -> present.with(records.all(), failed.get()));
  }

  private void stop(CountDownLatch ended) {
    LOG.info("Stopping");
    stopParts();
    LOG.info("Stopped");
    ended.countDown();
  }

  private synchronized void stopParts() {
    facts.withdraw();
    parts.close();
    records.remove(NAME);
  }
}
