package io.ringfence.flow;

/** What a flow may name at its destination. */
public sealed interface Peer {

  /** A peer from which a flow may start. */
  sealed interface Source extends Peer permits Anywhere, Workload {}

  /** The name by which the stack's file refers to it. */
  String name();

  /** Every address, inside the cluster and outside of it. */
  record Anywhere() implements Source {
    @Override
    public String name() {
      return "anywhere";
    }
  }

  /**
   * Pods of the stack's namespace.
   *
   * @param name unique within the stack; also the name of the workload's policy
   * @param pods which pods they are
   * @param ports what they listen on: the default of flows to them
   */
  record Workload(String name, PodSelector pods, java.util.Optional<Ports> ports)
      implements Source {}

  /**
   * A database of the stack, by its name. Its address is not here: it is known only to the resource
   * that has it.
   *
   * @param name the name in the stack's file
   * @param port where it listens
   */
  record Database(String name, Port port) implements Peer {}

  /** The cluster's name servers, as the dataplane has them. */
  record Dns() implements Peer {
    /** The DNS port over both transports (RFC 1035, section 4.2). */
    public static final Ports PORTS = Ports.of(Port.udp(53), Port.tcp(53));

    @Override
    public String name() {
      return "dns";
    }
  }

  /** Port 443 of every address: what a plain policy can say of an HTTPS API. */
  record Https() implements Peer {
    @Override
    public String name() {
      return "https";
    }
  }
}
