package io.ringfence.sandbox.kubernetes;

import io.ringfence.sandbox.process.ChildCommand;
import io.ringfence.sandbox.process.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command lines of the cluster's parts. Flags: etcd's configuration guide, and the component
 * references of Kubernetes for kube-apiserver and kube-controller-manager.
 */
final class ClusterCommands {
  private final Path tools;
  private final Path logs;
  private final ClusterFiles files;
  private final ClusterPorts ports;

  ClusterCommands(Path tools, Path logs, ClusterFiles files, ClusterPorts ports) {
    this.tools = tools;
    this.logs = logs;
    this.files = files;
    this.ports = ports;
  }

  /**
   * Both of etcd's ports demand a client certificate: its data holds every Secret in clear text.
   */
  ChildCommand etcd() {
    return command(
        "etcd",
        ports.etcdUrl(),
        "--name=sandbox",
        "--data-dir=" + files.etcdData(),
        "--listen-client-urls=" + ports.etcdUrl(),
        "--advertise-client-urls=" + ports.etcdUrl(),
        "--listen-peer-urls=" + ports.etcdPeerUrl(),
        "--initial-advertise-peer-urls=" + ports.etcdPeerUrl(),
        "--initial-cluster=sandbox=" + ports.etcdPeerUrl(),
        "--client-cert-auth",
        "--trusted-ca-file=" + files.authority(),
        "--cert-file=" + files.serverCertificate(),
        "--key-file=" + files.serverKey(),
        "--peer-client-cert-auth",
        "--peer-trusted-ca-file=" + files.authority(),
        "--peer-cert-file=" + files.serverCertificate(),
        "--peer-key-file=" + files.serverKey(),
        "--log-level=warn");
  }

  /**
   * There are no nodes and no controller that makes service accounts, hence neither their admission
   * plugin nor the endpoints of the API server's own service.
   */
  ChildCommand apiServer() {
    return command(
        "kube-apiserver",
        ports.apiServerUrl(),
        "--bind-address=127.0.0.1",
        "--advertise-address=127.0.0.1",
        "--secure-port=" + ports.apiServer(),
        "--endpoint-reconciler-type=none",
        "--tls-cert-file=" + files.serverCertificate(),
        "--tls-private-key-file=" + files.serverKey(),
        "--etcd-servers=" + ports.etcdUrl(),
        "--etcd-cafile=" + files.authority(),
        "--etcd-certfile=" + files.etcdClientCertificate(),
        "--etcd-keyfile=" + files.etcdClientKey(),
        "--token-auth-file=" + files.tokens(),
        "--anonymous-auth=false",
        "--authorization-mode=RBAC",
        "--disable-admission-plugins=ServiceAccount",
        "--service-account-issuer=https://kubernetes.default.svc",
        "--service-account-key-file=" + files.serviceAccountKey(),
        "--service-account-signing-key-file=" + files.serviceAccountKey(),
        "--service-cluster-ip-range=10.96.0.0/16",
        "--profiling=false");
  }

  /**
   * The garbage collector, without which a foreground deletion never ends, and the controller that
   * empties namespaces.
   */
  ChildCommand controllerManager() {
    return command(
        "kube-controller-manager",
        ports.controllerManagerUrl(),
        "--controllers=garbage-collector-controller,namespace-controller",
        "--kubeconfig=" + files.controllerManagerKubeconfig(),
        "--leader-elect=false",
        "--bind-address=127.0.0.1",
        "--secure-port=" + ports.controllerManager(),
        "--tls-cert-file=" + files.serverCertificate(),
        "--tls-private-key-file=" + files.serverKey(),
        "--authentication-skip-lookup",
        "--profiling=false");
  }

  private ChildCommand command(String name, String url, String... arguments) {
    List<String> all = new ArrayList<>();
    all.add(tools.resolve(name).toString());
    all.addAll(List.of(arguments));
    return new ChildCommand(name, all, logs.resolve(name + ".log"), StopSignal.TERMINATE, url);
  }
}
