package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Selector;
import io.ringfence.connectivity.Vertex.NamedPort;
import io.ringfence.flow.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads pods, and the pods that controllers make.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/">Workload
 *     resources</a>
 */
final class WorkloadReader {
  private static final String POD = "Pod";
  private static final String JOB = "Job";
  private static final String REPLICA_SET = "ReplicaSet";

  /** Where the template of the pods is, for each kind of each group. */
  private static final Map<String, Map<String, String>> KINDS =
      Map.of(
          "apps",
          Map.of(
              "DaemonSet",
              "spec.template",
              "Deployment",
              "spec.template",
              REPLICA_SET,
              "spec.template",
              "StatefulSet",
              "spec.template"),
          "batch",
          Map.of("CronJob", "spec.jobTemplate.spec.template", JOB, "spec.template"),
          "",
          Map.of(POD, "", "ReplicationController", "spec.template"));

  /** Pods that run no more. */
  private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");

  private WorkloadReader() {}

  /** Whether an object is pods, or makes some. */
  static boolean reads(ObjectType type) {
    return KINDS.getOrDefault(type.group(), Map.of()).containsKey(type.kind());
  }

  /** The pods; nothing where there are none, and none to come. */
  static Optional<PodSource> read(Field root, ObjectHeader header) {
    if (header.type().kind().equals(POD)) {
      SortedMap<String, String> labels = header.labels();
      PodSource pod = pods(header, labels, root.get("spec"), addresses(root.get("status")));
      return FINISHED.contains(root.node().path("status").path("phase").asText(""))
          ? Optional.empty()
          : Optional.of(pod);
    }
    String place =
        KINDS.getOrDefault(header.type().group(), Map.of()).getOrDefault(header.type().kind(), "");
    Field template = root;
    for (String name : List.of(place.split("\\.", -1))) {
      template = template.get(name);
    }
    if (template.isAbsent()) {
      template.add("the template of the pods is missing", "write it");
    }
    var labels = new TreeMap<>(ObjectHeader.labels(template.get("metadata")));
    checkSelector(root.get("spec").get("selector"), labels, header);
    if (header.type().kind().equals(JOB)) {
      labels.putAll(ControllerLabels.ofJob(header.name()));
    }
    PodSource pods = pods(header, labels, template.get("spec"), Optional.empty());
    return isPast(root.node(), header) ? Optional.empty() : Optional.of(pods);
  }

  /** What a Deployment keeps of its past revisions. */
  private static boolean isPast(JsonNode root, ObjectHeader header) {
    return header.type().kind().equals(REPLICA_SET)
        && header.owner().isPresent()
        && root.path("spec").path("replicas").asInt(1) == 0;
  }

  private static PodSource pods(
      ObjectHeader header,
      SortedMap<String, String> labels,
      Field spec,
      Optional<AddressSet> addresses) {
    spec.isObject();
    return new PodSource(header, labels, ports(spec), spec.get("hostNetwork").flag(), addresses);
  }

  /** The API server refuses a controller that would not find its own pods. */
  private static void checkSelector(
      Field field, SortedMap<String, String> labels, ObjectHeader header) {
    if (!header.type().group().equals("apps") || field.isAbsent()) {
      return;
    }
    Selector selector = SelectorReader.selector(field);
    if (!selector.matches(labels)) {
      field.add(
          "the selector does not match the labels of the template",
          "give the template's metadata the labels " + selector);
    }
  }

  /** Init containers that go on running are sidecars, and have ports too. */
  private static List<NamedPort> ports(Field spec) {
    var ports = new ArrayList<NamedPort>();
    spec.get("containers").items().forEach(container -> addPorts(container, ports));
    spec.get("initContainers").items().stream()
        .filter(container -> container.node().path("restartPolicy").asText("").equals("Always"))
        .forEach(container -> addPorts(container, ports));
    return ports.stream()
        .distinct()
        .sorted(
            Comparator.comparing(NamedPort::name)
                .thenComparing(NamedPort::protocol)
                .thenComparing(port -> port.number().orElse(0)))
        .toList();
  }

  private static void addPorts(Field container, List<NamedPort> ports) {
    if (!container.isObject()) {
      return;
    }
    for (Field port : container.get("ports").items()) {
      Optional<String> name = port.get("name").text().filter(text -> !text.isEmpty());
      OptionalInt number = PortReader.number(port.get("containerPort"));
      Protocol protocol = PortReader.protocol(port.get("protocol"));
      name.filter(text -> number.isPresent())
          .ifPresent(text -> ports.add(new NamedPort(text, protocol, number)));
    }
  }

  private static Optional<AddressSet> addresses(Field status) {
    if (!status.isObject()) {
      return Optional.empty();
    }
    var addresses = new ArrayList<IPAddress>();
    for (Field entry : status.get("podIPs").items()) {
      Field ip = entry.get("ip");
      ip.text()
          .ifPresent(
              text -> {
                try {
                  addresses.add(Addresses.address(text));
                } catch (IllegalArgumentException e) {
                  ip.reject("is " + e.getMessage(), "read the pod again");
                }
              });
    }
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(AddressSet.of(addresses.toArray(IPAddress[]::new)));
  }
}
