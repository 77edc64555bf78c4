package io.ringfence.policy.pulumi;

import com.pulumi.core.Output;
import inet.ipaddr.IPAddress;
import io.ringfence.address.Addresses;
import io.ringfence.database.DatabaseEndpoint;
import io.ringfence.database.PlannedEndpoints;
import io.ringfence.flow.Flow;
import io.ringfence.flow.Host;
import io.ringfence.flow.LabelRequirement;
import io.ringfence.flow.LabelRequirement.Operator;
import io.ringfence.flow.LabelSelector;
import io.ringfence.flow.NamespaceSelection;
import io.ringfence.flow.Peer;
import io.ringfence.flow.Peer.Source;
import io.ringfence.flow.Peer.Workload;
import io.ringfence.flow.PodSelection;
import io.ringfence.flow.PodSelector;
import io.ringfence.flow.Port;
import io.ringfence.flow.Ports;
import io.ringfence.policy.Dataplane;
import io.ringfence.policy.Posture;
import io.ringfence.policy.Postures;
import io.ringfence.proof.Declaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes declarations by chance, of every kind of peer. Each flow has a port of its own, so that no
 * rule says what another one says already.
 */
final class GeneratedDeclarations {
  private static final List<String> NAMESPACES = List.of("shop", "money");
  private static final List<String> DATABASES = List.of("main", "orders");

  private static final Peer.Namespaces MONITORING =
      new Peer.Namespaces(
          "monitoring",
          new NamespaceSelection.Named("gmp-system"),
          new PodSelection.EveryPod(),
          Optional.empty());

  /** Selects some pods of workloads too, as far as their namespaces carry the label. */
  private static final Peer.Namespaces GATEWAYS =
      new Peer.Namespaces(
          "gateways",
          new NamespaceSelection.Labelled(LabelSelector.of(Map.of("kind", "tenant"))),
          new PodSelector(
              new LabelSelector(
                  new TreeMap<>(Map.of("tier", "edge")),
                  List.of(LabelRequirement.of("track", Operator.NOT_IN, List.of("canary"))))),
          Optional.empty());

  private static final Peer.Namespaces EDGE_OF_SHOP =
      new Peer.Namespaces(
          "edge",
          new NamespaceSelection.Named("shop"),
          PodSelector.of(Map.of("tier", "edge")),
          Optional.empty());

  private static final Peer.Addresses OFFICE =
      new Peer.Addresses(
          "office",
          List.of(Addresses.block("203.0.113.0/24"), Addresses.block("2001:db8::/32")),
          List.of(Addresses.block("203.0.113.64/26")),
          Optional.empty());

  private static final Peer.Hosts STRIPE =
      new Peer.Hosts("stripe", List.of(new Host.Name("api.stripe.com")), Optional.empty());

  private final Random random;

  GeneratedDeclarations(long seed) {
    this.random = new Random(seed);
  }

  /** A declaration, and where its databases are. */
  record Stack(Declaration declaration, List<DatabaseEndpoint> endpoints) {}

  Stack next() {
    Dataplane dataplane = one(List.of(Dataplane.values()));
    List<Workload> workloads = workloads();
    List<Flow> flows = new ArrayList<>();
    for (int number = random.nextInt(9); number > 0; number--) {
      flows.add(flow(workloads, dataplane, number));
    }
    workloads.forEach(workload -> flows.addAll(dnsBeforeHosts(workload, flows)));
    return new Stack(
        new Declaration(
            workloads,
            flows,
            List.of(),
            peers(workloads, dataplane),
            postures(workloads),
            dataplane,
            random.nextBoolean()),
        DATABASES.stream().map(this::endpoint).toList());
  }

  private static List<Peer> peers(List<Workload> workloads, Dataplane dataplane) {
    Stream<Peer> others =
        Stream.of(
            new Peer.Anywhere(),
            new Peer.Dns(),
            new Peer.Https(),
            new Peer.GoogleApis(Peer.GoogleApis.Scope.PRIVATE),
            MONITORING,
            GATEWAYS,
            EDGE_OF_SHOP,
            OFFICE);
    Stream<Peer> databases = DATABASES.stream().map(GeneratedDeclarations::database);
    Stream<Peer> hosts = dataplane.hostPolicies().stream().map(kind -> STRIPE);
    return Stream.of(others, databases, hosts, workloads.stream())
        .<Peer>flatMap(stream -> stream)
        .toList();
  }

  private List<Workload> workloads() {
    var workloads = new ArrayList<Workload>();
    for (int number = 0; number <= random.nextInt(5); number++) {
      workloads.add(
          new Workload(
              "workload-" + number,
              one(NAMESPACES),
              new PodSelector(
                  new LabelSelector(
                      new TreeMap<>(Map.of("app", "app-" + number)),
                      random.nextBoolean()
                          ? List.of()
                          : List.of(LabelRequirement.of("track", Operator.EXISTS, List.of())))),
              Optional.empty()));
    }
    return workloads;
  }

  private Postures postures(List<Workload> workloads) {
    var exceptions = new HashMap<String, Posture>();
    for (Workload workload : workloads) {
      if (random.nextInt(4) == 0) {
        exceptions.put(workload.name(), one(List.of(Posture.values())));
      }
    }
    return new Postures(Posture.STRICT, exceptions);
  }

  private Flow flow(List<Workload> workloads, Dataplane dataplane, int number) {
    Workload workload = one(workloads);
    int first = 7000 + number * 10;
    Ports ports =
        switch (random.nextInt(4)) {
          case 0 -> Ports.of(Port.tcp(first), Port.udp(first + 1));
          case 1 -> Ports.of(Port.parse(first + "-" + (first + 5)));
          default -> Ports.of(Port.tcp(first));
        };
    if (random.nextInt(3) == 0) {
      return new Flow(
          one(List.<Source>of(new Peer.Anywhere(), MONITORING, GATEWAYS, EDGE_OF_SHOP, OFFICE)),
          workload,
          random.nextInt(3) == 0 ? Ports.of(Port.parse("port-" + number)) : ports);
    }
    List<Peer> destinations =
        new ArrayList<>(
            List.of(
                one(workloads),
                one(workloads),
                new Peer.Anywhere(),
                MONITORING,
                OFFICE,
                new Peer.GoogleApis(Peer.GoogleApis.Scope.PRIVATE),
                database(DATABASES.get(0)),
                database(DATABASES.get(1))));
    dataplane.hostPolicies().ifPresent(kind -> destinations.add(STRIPE));
    Peer to = one(destinations);
    return new Flow(workload, to, to instanceof Peer.Hosts ? Ports.of(Port.tcp(first)) : ports);
  }

  private static List<Flow> dnsBeforeHosts(Workload workload, List<Flow> flows) {
    return flows.stream()
        .filter(flow -> flow.from().equals(workload) && flow.to() instanceof Peer.Hosts)
        .limit(1)
        .map(flow -> Flow.between(workload, new Peer.Dns()))
        .toList();
  }

  private static Peer database(String name) {
    return new Peer.Database(name, Port.tcp(5432));
  }

  private DatabaseEndpoint endpoint(String name) {
    boolean known = random.nextBoolean();
    int place = DATABASES.indexOf(name);
    var replicas = new LinkedHashMap<String, Output<IPAddress>>();
    if (random.nextBoolean()) {
      replicas.put("reporting", address(known, "10.77." + place + ".4"));
    }
    return new DatabaseEndpoint(
        name,
        List.of(address(known, "10.77." + place + ".3")),
        replicas,
        Optional.of(Addresses.block("10.77." + place + ".0/24")),
        5432,
        Optional.empty(),
        List.of());
  }

  private static Output<IPAddress> address(boolean known, String text) {
    return known ? Output.of(Addresses.address(text)) : PlannedEndpoints.unknown();
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
