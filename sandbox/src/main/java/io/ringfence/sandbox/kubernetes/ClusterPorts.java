package io.ringfence.sandbox.kubernetes;

import io.ringfence.sandbox.process.Ports;

/** The cluster's ports, all of them on 127.0.0.1. */
record ClusterPorts(int etcdClient, int etcdPeer, int apiServer, int controllerManager) {

  static ClusterPorts take(Ports ports) {
    return new ClusterPorts(
        ports.take("etcd"),
        ports.take("etcd-peer"),
        ports.take("kube-apiserver"),
        ports.take("kube-controller-manager"));
  }

  String etcdUrl() {
    return "https://127.0.0.1:" + etcdClient;
  }

  String etcdPeerUrl() {
    return "https://127.0.0.1:" + etcdPeer;
  }

  String apiServerUrl() {
    return "https://127.0.0.1:" + apiServer;
  }

  String controllerManagerUrl() {
    return "https://127.0.0.1:" + controllerManager;
  }
}
