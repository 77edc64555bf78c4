package io.ringfence.report;

import io.ringfence.connectivity.Connection;
import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.Exposure;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Outside;
import java.util.List;
import java.util.stream.Stream;

/** The ways in which pods are open to those that nobody listed, the widest first. */
enum ExposureWay {
  UNSELECTED_INGRESS("No policy selects for ingress, so that everyone reaches them") {
    @Override
    List<String> ports(Exposure exposure, Connectivity connectivity) {
      return everything(!exposure.isolated().contains(Direction.INGRESS));
    }
  },
  UNSELECTED_EGRESS("No policy selects for egress, so that they may reach everyone") {
    @Override
    List<String> ports(Exposure exposure, Connectivity connectivity) {
      return everything(!exposure.isolated().contains(Direction.EGRESS));
    }
  },
  FROM_OUTSIDE("Open to the outside of the cluster") {
    @Override
    List<String> ports(Exposure exposure, Connectivity connectivity) {
      return exposure.isolated().contains(Direction.INGRESS)
          ? rows(connectivity.fromOutside(exposure.pods()))
          : List.of();
    }
  },
  FROM_CLUSTER("Open to every pod of the cluster") {
    @Override
    List<String> ports(Exposure exposure, Connectivity connectivity) {
      return listed(exposure.isolated().contains(Direction.INGRESS), exposure.fromCluster());
    }
  },
  TO_OUTSIDE("May reach the outside of the cluster") {
    @Override
    List<String> ports(Exposure exposure, Connectivity connectivity) {
      return exposure.isolated().contains(Direction.EGRESS)
          ? rows(connectivity.toOutside(exposure.pods()))
          : List.of();
    }
  },
  TO_CLUSTER("May reach every pod of the cluster") {
    @Override
    List<String> ports(Exposure exposure, Connectivity connectivity) {
      return listed(exposure.isolated().contains(Direction.EGRESS), exposure.toCluster());
    }
  };

  private final String title;

  ExposureWay(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** On which ports pods are open in this way, a text for each sort of addresses. */
  abstract List<String> ports(Exposure exposure, Connectivity connectivity);

  private static List<String> everything(boolean holds) {
    return holds ? List.of(PortSet.ALL.toString()) : List.of();
  }

  private static List<String> listed(boolean isolated, PortSet ports) {
    return isolated && !ports.isEmpty() ? List.of(ports.toString()) : List.of();
  }

  private static List<String> rows(Stream<Connection> outside) {
    return outside.map(ExposureWay::text).sorted().toList();
  }

  private static String text(Connection row) {
    Vertex addresses = row.from() instanceof Outside ? row.from() : row.to();
    return row.reach().certain() + ", " + VertexNames.describe(addresses);
  }
}
