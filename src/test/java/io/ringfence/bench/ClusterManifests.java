package io.ringfence.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;

/** Writes a generated cluster as a person would keep it: a file for each namespace. */
record ClusterManifests(GeneratedCluster cluster) {
  private static final String WORKLOAD =
      """
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: %1$s
        namespace: %2$s
      spec:
        selector:
          matchLabels: {app: %1$s}
        template:
          metadata:
            labels: {app: %1$s}
          spec:
            containers:
              - name: %1$s
                image: registry.example.com/%1$s:1
                ports:
                  - {name: http, containerPort: 8080}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: %1$s
        namespace: %2$s
      spec:
        podSelector:
          matchLabels: {app: %1$s}
        policyTypes: [%3$s]
        ingress:
          - from:
      %4$s\
              - namespaceSelector:
                  matchLabels: {kubernetes.io/metadata.name: %5$s}
            ports:
              - {protocol: TCP, port: 8080}
      """;
  private static final String OWN_ADDRESS =
      """
        egress:
          - to:
              - ipBlock: {cidr: %s/32}
            ports:
              - {protocol: TCP, port: 5432}
      """;
  private static final String CALLS =
      """
          - to:
      %s\
            ports:
              - {protocol: TCP, port: 8080}
      """;
  private static final String PEER =
      """
              - podSelector:
                  matchLabels: {app: %s}
      """;
  private static final String NAMESPACE =
      """
      apiVersion: v1
      kind: Namespace
      metadata:
        name: %s
      """;

  /** Writes them into a new folder there. */
  Path write(Path parent) throws IOException {
    Path folder = Files.createTempDirectory(parent, "cluster-");
    var files = new LinkedHashMap<String, StringBuilder>();
    cluster
        .namespaces()
        .forEach(name -> files.put(name, new StringBuilder(NAMESPACE.formatted(name))));
    for (int number = 0; number < cluster.workloads(); number++) {
      files
          .computeIfAbsent(cluster.namespace(number), unknown -> new StringBuilder())
          .append(workload(number));
    }
    files.forEach((name, text) -> write(folder.resolve(name + ".yaml"), text));
    return folder;
  }

  private static void write(Path file, CharSequence text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String workload(int number) {
    boolean fenced = cluster.shape() != GeneratedCluster.Shape.INGRESS_ONLY;
    String text =
        WORKLOAD.formatted(
            GeneratedCluster.name(number),
            cluster.namespace(number),
            fenced ? "Ingress, Egress" : "Ingress",
            peers(cluster.callers(number).stream().mapToInt(caller -> caller)),
            cluster.trusted(number));
    return fenced ? text + egress(number) : text;
  }

  private String egress(int number) {
    int address = GeneratedCluster.address(number);
    String own =
        OWN_ADDRESS.formatted(
            "%d.%d.%d.%d"
                .formatted(
                    address >>> 24, address >>> 16 & 0xff, address >>> 8 & 0xff, address & 0xff));
    return cluster.shape() == GeneratedCluster.Shape.CALLING
        ? own + CALLS.formatted(peers(cluster.called(number).stream().mapToInt(called -> called)))
        : own;
  }

  private static String peers(IntStream numbers) {
    return numbers
        .mapToObj(number -> PEER.formatted(GeneratedCluster.name(number)))
        .reduce("", String::concat);
  }
}
