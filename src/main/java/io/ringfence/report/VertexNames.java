package io.ringfence.report;

import inet.ipaddr.IPAddressSeqRange;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.Vertex;
import io.ringfence.connectivity.Vertex.Endpoint;
import io.ringfence.connectivity.Vertex.Outside;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.util.Comparator;
import java.util.List;

/** What a vertex is called. */
final class VertexNames {
  /** Pods, then what is known by name, then addresses. */
  static final Comparator<Vertex> ORDER =
      Comparator.<Vertex>comparingInt(VertexNames::rank).thenComparing(Vertex::id);

  private VertexNames() {}

  private static int rank(Vertex vertex) {
    if (vertex instanceof PodGroup) {
      return 0;
    }
    return vertex instanceof Endpoint ? 1 : 2;
  }

  /** For a person: addresses in few words. */
  static String describe(Vertex vertex) {
    return vertex instanceof Outside outside ? outside.addresses().describe() : vertex.id();
  }

  /** For programs: the outside is one name for each of its ranges. */
  static List<String> peers(Vertex vertex) {
    return vertex instanceof Outside outside
        ? outside.addresses().ranges().stream().map(VertexNames::range).toList()
        : List.of(vertex.id());
  }

  /** Every address of a family is a range of its own, as netpol-analyzer writes it. */
  private static String range(IPAddressSeqRange range) {
    return range.includesZero() && range.includesMax()
        ? range.getLower().toCanonicalString() + "-" + range.getUpper().toCanonicalString()
        : AddressSet.text(range);
  }

  /** Whether an address that is not known is why a reach between the two is only possible. */
  static boolean isUnknown(Vertex from, Vertex to) {
    return (from instanceof PodGroup && to instanceof PodGroup)
        || (other(from, to) instanceof Endpoint endpoint && !endpoint.known());
  }

  /** Why a reach between the two is only possible, when it is. */
  static String dependence(Vertex from, Vertex to) {
    if (from instanceof PodGroup && to instanceof PodGroup) {
      return "depends on the addresses of the pods";
    }
    if (other(from, to) instanceof Endpoint endpoint) {
      return endpoint.known()
          ? "for some addresses of " + endpoint.name() + " alone"
          : "depends on the address of " + endpoint.name();
    }
    return "for some of the addresses alone";
  }

  private static Vertex other(Vertex from, Vertex to) {
    return to instanceof Endpoint || from instanceof PodGroup ? to : from;
  }
}
