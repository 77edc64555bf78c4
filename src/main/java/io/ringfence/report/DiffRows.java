package io.ringfence.report;

import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.ConnectivityChange.Kind;
import io.ringfence.connectivity.Direction;
import io.ringfence.connectivity.PortSet;
import io.ringfence.connectivity.Reach;
import io.ringfence.report.ExposureDiff.ClusterChange;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** The changes for programs: a row for each pair, and for each range of the outside. */
final class DiffRows {
  /** Every pod of the cluster, those that are yet to come too, as netpol-analyzer calls them. */
  static final String ENTIRE_CLUSTER = "entire-cluster";

  private final DiffReport report;

  DiffRows(DiffReport report) {
    this.report = report;
  }

  /** One change, by the names of peers. */
  record Row(
      Kind kind, String from, String to, Reach before, Reach after, PortSet gained, PortSet lost) {}

  /** Takes rows. */
  interface RowConsumer {
    void accept(Row row) throws IOException;
  }

  /** Hands over every row. */
  void forEach(RowConsumer consumer) throws IOException {
    List<ConnectivityChange> changes =
        report.changes().stream()
            .sorted(
                Comparator.comparing(ConnectivityChange::from, VertexNames.ORDER)
                    .thenComparing(ConnectivityChange::to, VertexNames.ORDER))
            .toList();
    for (ConnectivityChange change : changes) {
      for (String from : VertexNames.peers(change.from())) {
        for (String to : VertexNames.peers(change.to())) {
          consumer.accept(row(from, to, change));
        }
      }
    }
    for (ClusterChange change : report.exposure().clusterChanges()) {
      consumer.accept(row(change));
    }
  }

  private static Row row(String from, String to, ConnectivityChange change) {
    return new Row(
        change.kind(), from, to, change.before(), change.after(), change.gained(), change.lost());
  }

  private static Row row(ClusterChange change) {
    boolean ingress = change.direction() == Direction.INGRESS;
    return row(
        ingress ? ENTIRE_CLUSTER : change.pods().id(),
        ingress ? change.pods().id() : ENTIRE_CLUSTER,
        new ConnectivityChange(
            change.pods(),
            change.pods(),
            Reach.certainly(change.before()),
            Reach.certainly(change.after())));
  }
}
