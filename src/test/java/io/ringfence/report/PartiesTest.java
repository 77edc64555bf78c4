package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartiesTest {
  private final List<PodGroup> shop = pods("shop", 5);
  private final List<PodGroup> tools = pods("tools", 2);
  private final List<PodGroup> all = Stream.of(shop, tools).flatMap(List::stream).toList();
  private final Parties parties =
      new Parties(new Snapshot(new TreeMap<>(), all, List.of(), List.of()));

  @Test
  void all_pods_of_a_namespace_are_one_party() {
    assertThat(names(tools.get(0), with(shop, Shop.MAIN)))
        .containsExactly("every pod of shop (5 workloads)", "main");
  }

  @Test
  void all_but_the_source_are_the_others() {
    assertThat(names(shop.get(0), shop.subList(1, 5)))
        .containsExactly("every other pod of shop (4 workloads)");
  }

  @Test
  void all_but_another_are_named() {
    assertThat(names(tools.get(0), shop.subList(1, 5)))
        .containsExactly(
            "shop/w1[Deployment]",
            "shop/w2[Deployment]",
            "shop/w3[Deployment]",
            "shop/w4[Deployment]");
  }

  @Test
  void all_pods_of_all_namespaces_are_the_cluster() {
    assertThat(names(tools.get(0), with(all, Shop.MAIN)))
        .containsExactly("every pod of the cluster (7 workloads)", "main");
    assertThat(names(shop.get(0), all.subList(1, 7)))
        .containsExactly("every other pod of the cluster (6 workloads)");
  }

  @Test
  void a_few_pods_are_named_though_they_are_all_of_their_namespace() {
    assertThat(names(shop.get(0), tools))
        .containsExactly("tools/w0[Deployment]", "tools/w1[Deployment]");
  }

  private List<String> names(Vertex from, List<? extends Vertex> to) {
    return parties.group(List.of(from), to).stream().map(Party::describe).toList();
  }

  private static List<Vertex> with(List<PodGroup> pods, Vertex another) {
    var vertices = new ArrayList<Vertex>(pods);
    vertices.add(another);
    return vertices;
  }

  private static List<PodGroup> pods(String namespace, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> Shop.pods(namespace, "w" + number))
        .toList();
  }
}
