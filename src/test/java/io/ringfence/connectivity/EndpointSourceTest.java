package io.ringfence.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddressString;
import io.ringfence.connectivity.Policy.BlockPeer;
import io.ringfence.connectivity.Policy.Rule;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Endpoints are destinations by their names. What comes from their addresses is told too. */
class EndpointSourceTest {
  private static final AddressSet ADDRESS =
      AddressSet.of(new IPAddressString("10.10.10.10").getAddress());
  private static final PodGroup API =
      PodGroup.of("shop", "api", "Deployment", Map.of("app", "api"));

  @Test
  void what_is_open_to_the_address_of_an_endpoint_is_a_row() {
    assertThat(open().connections().filter(row -> row.to().equals(API)))
        .contains(new Connection(new Outside(ADDRESS), API, Reach.ALL));
  }

  @Test
  void what_becomes_open_to_the_address_of_an_endpoint_is_a_change() {
    assertThat(new SemanticDiff(state(List.of()), open()).changes())
        .containsExactly(new ConnectivityChange(new Outside(ADDRESS), API, Reach.NONE, Reach.ALL));
  }

  private static Connectivity open() {
    return state(List.of(new Rule(Optional.of(List.of(new BlockPeer(ADDRESS))), Optional.empty())));
  }

  private static Connectivity state(List<Rule> ingress) {
    return Connectivity.of(
        new Snapshot(
            new TreeMap<>(),
            List.of(API),
            List.of(
                new Policy(
                    "shop",
                    "api",
                    "NetworkPolicy",
                    false,
                    Selector.EVERYTHING,
                    Optional.of(ingress),
                    Optional.empty())),
            List.of(new Endpoint("archive", Endpoint.Kind.DATABASE, ADDRESS, true))),
        DataplaneSemantics.BY_IDENTITY);
  }
}
