package io.ringfence.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Pages for tests. */
final class ExamplePages {
  private ExamplePages() {}

  /** The shop, whose database's port opens to any address. */
  static Page shop() {
    List<Node> nodes =
        List.of(
            new Node("outside", "anywhere", Kind.OUTSIDE, Optional.empty(), List.of()),
            new Node(
                "frontend",
                "frontend",
                Kind.WORKLOAD,
                Optional.of("shop"),
                List.of("open to the outside")),
            node("backend", Kind.WORKLOAD, "shop"),
            new Node(
                "legacy",
                "legacy",
                Kind.WORKLOAD,
                Optional.of("shop"),
                List.of("no policy selects it")),
            node("main", Kind.DATABASE, ""),
            node("dns", Kind.NAMESPACE, "kube-system"),
            node("https", Kind.ADDRESSES, ""));
    List<Edge> edges =
        List.of(
            Edge.unchanged(
                "outside",
                "frontend",
                "TCP 8080",
                rules("shop/frontend ingress[0]: from anywhere")),
            Edge.unchanged(
                "frontend",
                "backend",
                "TCP 8080",
                rules(
                    "shop/frontend egress[0]: to pods app=backend",
                    "shop/backend ingress[0]: from pods app=frontend")),
            Edge.unchanged(
                "backend", "main", "TCP 5432", rules("shop/backend egress[1]: to 0.0.0.0/0")),
            Edge.gained(
                "backend", "outside", "TCP 5432", rules("shop/backend egress[1]: to 0.0.0.0/0")),
            Edge.lost(
                "legacy", "main", "TCP 5432", rules("shop/legacy egress[0]: to 10.77.0.3/32")),
            Edge.unchanged(
                "frontend", "dns", "TCP 53,UDP 53", rules("shop/frontend egress[1]: to kube-dns")),
            Edge.unchanged(
                "backend", "dns", "TCP 53,UDP 53", rules("shop/backend egress[2]: to kube-dns")),
            new Edge(
                "frontend",
                "https",
                Optional.of("TCP 443"),
                Optional.of("TCP 443,8443"),
                "TCP 8443",
                "",
                rules("shop/frontend egress[2]: to 0.0.0.0/0")),
            Edge.unchanged(
                "backend", "https", "TCP 443", rules("shop/backend egress[3]: to 0.0.0.0/0")));
    return new Page(
        "Who reaches what",
        "Stack staging, namespace shop",
        List.of(
            "The posture goes from strict to portable: the database's port opens to any address.",
            "legacy no longer reaches main."),
        Optional.of(new Comparison("posture strict", "posture portable")),
        nodes,
        edges);
  }

  /** One state, nothing to compare, and a workload that nobody reaches. */
  static Page single() {
    return new Page(
        "Who reaches what",
        "",
        List.of(),
        Optional.empty(),
        List.of(
            node("a", Kind.WORKLOAD, "shop"),
            node("b", Kind.WORKLOAD, "shop"),
            node("alone", Kind.WORKLOAD, "shop")),
        List.of(
            Edge.unchanged("a", "b", "All Connections", List.of()),
            Edge.unchanged("b", "a", "TCP 1", List.of()),
            Edge.unchanged("a", "a", "TCP 2", List.of())));
  }

  /** Names and texts that try to become markup. */
  static Page hostile() {
    String markup = "<script>alert(1)</script>";
    String attribute = "\"><img src=x onerror=alert(2)>'&amp;";
    return new Page(
        markup,
        attribute,
        List.of(markup, "</style><script>alert(3)</script>"),
        Optional.of(new Comparison(markup, attribute)),
        List.of(
            new Node(markup, markup, Kind.WORKLOAD, Optional.of(attribute), List.of(attribute)),
            new Node(
                attribute,
                attribute,
                Kind.OUTSIDE,
                Optional.of(markup),
                List.of("</template>" + markup))),
        List.of(
            new Edge(
                markup,
                attribute,
                Optional.of(markup),
                Optional.of(attribute),
                "</template>" + markup,
                "</title>" + markup,
                List.of(attribute, markup, "</template><svg onload=alert(4)>"))));
  }

  /** Workloads in a few tiers that lead to each other, to databases and to the outside. */
  static Page generated(int workloads, int connections, int changes) {
    Random random = new Random(7);
    List<Node> nodes = new ArrayList<>();
    nodes.add(node("internet", Kind.OUTSIDE, ""));
    nodes.add(node("office", Kind.ADDRESSES, ""));
    for (int i = 0; i < workloads; i++) {
      String name =
          List.of("web", "api", "worker", "billing", "search", "mail").get(i % 6) + "-" + i;
      nodes.add(
          new Node(
              name,
              i % 17 == 3 ? name + "-with-a-remarkably-long-name" : name,
              Kind.WORKLOAD,
              Optional.of("team-" + i % 7),
              i % 13 == 5 ? List.of("no policy selects it") : List.of()));
    }
    for (String database : List.of("orders", "users", "events")) {
      nodes.add(node(database, Kind.DATABASE, ""));
    }
    nodes.add(node("dns", Kind.NAMESPACE, "kube-system"));
    nodes.add(node("stripe", Kind.HOSTS, ""));
    Map<List<String>, Edge> edges = new LinkedHashMap<>();
    for (int tries = 0; edges.size() < connections && tries < connections * 50; tries++) {
      int from = random.nextInt(nodes.size() - 5);
      int to =
          Math.min(
              nodes.size() - 1,
              from + 1 + (int) Math.abs(random.nextGaussian() * nodes.size() / 3));
      to = Math.max(2, random.nextInt(4) == 0 ? nodes.size() - 1 - random.nextInt(5) : to);
      if (from != to && !(from < 2 && to > workloads / 3)) {
        String one = nodes.get(from).id();
        String other = nodes.get(to).id();
        edges.putIfAbsent(
            List.of(one, other), edge(one, other, edges.size() < changes ? edges.size() : -1));
      }
    }
    return new Page(
        "Who reaches what",
        "A generated cluster",
        List.of(),
        Optional.of(new Comparison("main", "this branch")),
        nodes,
        List.copyOf(edges.values()));
  }

  private static Edge edge(String from, String to, int number) {
    List<String> rules = rules(from + " egress[0]: to " + to, to + " ingress[0]: from " + from);
    if (number < 0) {
      return Edge.unchanged(from, to, "TCP 8080", rules);
    }
    return switch (number % 5) {
      case 0 -> Edge.gained(from, to, "TCP 9090", rules);
      case 1 -> Edge.lost(from, to, "TCP 7000-7010", rules);
      case 2 -> changed(from, to, "TCP 80", "TCP 80,443", "TCP 443", "", rules);
      case 3 -> changed(from, to, "TCP 80,443", "TCP 443", "", "TCP 80", rules);
      default -> changed(from, to, "TCP 1", "TCP 2", "TCP 2", "TCP 1", rules);
    };
  }

  private static Edge changed(
      String from,
      String to,
      String before,
      String after,
      String gained,
      String lost,
      List<String> rules) {
    return new Edge(from, to, Optional.of(before), Optional.of(after), gained, lost, rules);
  }

  private static Node node(String name, Kind kind, String group) {
    return new Node(
        name, name, kind, Optional.of(group).filter(text -> !text.isEmpty()), List.of());
  }

  private static List<String> rules(String... rules) {
    return List.of(rules);
  }
}
