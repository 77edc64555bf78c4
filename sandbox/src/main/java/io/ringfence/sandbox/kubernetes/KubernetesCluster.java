package io.ringfence.sandbox.kubernetes;

import io.ringfence.sandbox.files.PrivateFiles;
import io.ringfence.sandbox.process.ChildCommand;
import io.ringfence.sandbox.process.Ports;
import io.ringfence.sandbox.process.ProcessException;
import io.ringfence.sandbox.process.ProcessRecords;
import io.ringfence.sandbox.process.SupervisedProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * etcd, the API server and the controller manager, started in this order and stopped in reverse.
 */
public final class KubernetesCluster implements AutoCloseable {
  private static final Duration TIME = Duration.ofSeconds(90);

  private final Path tools;
  private final Path kubeconfig;
  private final ClusterFiles files;
  private final ClusterPorts ports;
  private final ClusterCommands commands;
  private final ProcessRecords records;
  private final Deque<SupervisedProcess> running = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param tools where the programs are
   * @param directory of the cluster's data and credentials
   * @param kubeconfig the file to write for its users
   * @param logs the directory of the logs
   */
  public KubernetesCluster(
      Path tools, Path directory, Path kubeconfig, Path logs, Ports ports, ProcessRecords records) {
    this.tools = tools;
    this.kubeconfig = kubeconfig;
    this.files = new ClusterFiles(directory);
    this.ports = ClusterPorts.take(ports);
    this.commands = new ClusterCommands(tools, logs, files, this.ports);
    this.records = records;
  }

  /** The programs that must be in the tools' directory. */
  public static List<String> programs() {
    return List.of("etcd", "kube-apiserver", "kube-controller-manager");
  }

  /** The API server's URL. */
  public String url() {
    return ports.apiServerUrl();
  }

  /** The API server's host and port. */
  public String address() {
    return URI.create(url()).getAuthority();
  }

  /** The certificate authority of the API server in PEM; known once the cluster has started. */
  public String authority() {
    return PrivateFiles.read(files.authority());
  }

  /** The name of the kubeconfig's context. */
  public String context() {
    return Kubeconfig.CONTEXT;
  }

  /**
   * Starts all parts; returns when the API is ready, the namespace {@code default} exists and the
   * controllers run.
   *
   * @param googleToken Google's bearer token, with which the API server lets its holder in too, as
   *     that of a GKE cluster does
   * @param progress is told about each part that is ready
   * @throws ProcessException if a part does not start; {@link #close} ends those that did
   */
  public void start(String googleToken, Consumer<String> progress) {
    requirePrograms();
    files.prepare(googleToken);
    String authority = authority();
    new Kubeconfig(ports.apiServerUrl(), authority, files.adminToken()).write(kubeconfig);
    new Kubeconfig(ports.apiServerUrl(), authority, files.controllerManagerToken())
        .write(files.controllerManagerKubeconfig());
    ClusterClient client = new ClusterClient(authority, files.adminToken());
    // etcd's ports answer to the API server's certificate alone; whether it serves shows in
    // /readyz.
    run(commands.etcd(), () -> accepts(ports.etcdClient()), progress);
    run(
        commands.apiServer(),
        () ->
            client.answers(ports.apiServerUrl() + "/readyz")
                && client.answers(ports.apiServerUrl() + "/api/v1/namespaces/default"),
        progress);
    run(
        commands.controllerManager(),
        () -> client.answersAnyone(ports.controllerManagerUrl() + "/healthz"),
        progress);
  }

  private void run(ChildCommand command, BooleanSupplier ready, Consumer<String> progress) {
    SupervisedProcess process = SupervisedProcess.start(command, records, ready, TIME);
    if (!keep(process)) {
      process.stop();
      throw new ProcessException("The cluster is being stopped");
    }
    progress.accept(command.name() + " is ready at " + command.address());
  }

  private synchronized boolean keep(SupervisedProcess process) {
    if (!closed) {
      running.push(process);
    }
    return !closed;
  }

  private void requirePrograms() {
    List<String> missing =
        programs().stream().filter(name -> !Files.isExecutable(tools.resolve(name))).toList();
    if (!missing.isEmpty()) {
      throw new ProcessException(
          "Missing in "
              + tools
              + ": "
              + String.join(", ", missing)
              + ". Build the programs with `make tools`, or say where they are with --tools.");
    }
  }

  private static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    Deque<SupervisedProcess> toStop;
    synchronized (this) {
      closed = true;
      toStop = new ArrayDeque<>(running);
      running.clear();
    }
    toStop.forEach(SupervisedProcess::stop);
  }
}
