package io.ringfence.report;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Exposure;
import io.ringfence.connectivity.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pods that are open in one way.
 *
 * @param way in which
 * @param lines at least one
 */
record ExposureSection(ExposureWay way, List<Line> lines) {

  /**
   * Pods that are open on the same ports.
   *
   * @param ports which, and of which addresses
   * @param pods at least one
   */
  record Line(String ports, List<Party> pods) {}

  /** The ways that there are in a state. */
  static List<ExposureSection> of(Connectivity connectivity) {
    var byWay = new EnumMap<ExposureWay, Map<String, List<Vertex>>>(ExposureWay.class);
    Exposure.of(connectivity).stream()
        .sorted(Comparator.comparing(Exposure::pods, VertexNames.ORDER))
        .forEach(
            exposure -> {
              for (ExposureWay way : ExposureWay.values()) {
                for (String ports : way.ports(exposure, connectivity)) {
                  byWay
                      .computeIfAbsent(way, unknown -> new TreeMap<>())
                      .computeIfAbsent(ports, unknown -> new ArrayList<>())
                      .add(exposure.pods());
                }
              }
            });
    var parties = new Parties(connectivity.snapshot());
    return byWay.entrySet().stream()
        .map(entry -> new ExposureSection(entry.getKey(), lines(entry.getValue(), parties)))
        .toList();
  }

  private static List<Line> lines(Map<String, List<Vertex>> byPorts, Parties parties) {
    return byPorts.entrySet().stream()
        .map(entry -> new Line(entry.getKey(), parties.group(List.of(), entry.getValue())))
        .toList();
  }
}
