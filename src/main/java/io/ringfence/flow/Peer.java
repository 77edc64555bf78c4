package io.ringfence.flow;

import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a flow may name at its destination. */
public sealed interface Peer {

  /** A peer from which a flow may start. */
  sealed interface Source extends Peer permits Addresses, Anywhere, Namespaces, Workload {}

  /** The name by which the stack's file refers to it. */
  String name();

  /** The ports of a flow to it that does not say any; none where a flow has to say them. */
  Optional<Ports> defaultPorts();

  /** Every address, inside the cluster and outside of it. */
  record Anywhere() implements Source {
    @Override
    public String name() {
      return "anywhere";
    }

    @Override
    public Optional<Ports> defaultPorts() {
      return Optional.empty();
    }
  }

  /**
   * Pods of one namespace, which the stack fences.
   *
   * @param name unique within the stack; also the name of the workload's policy
   * @param namespace where they and their policy are
   * @param pods which pods they are
   * @param ports what they listen on: the default of flows to them
   */
  record Workload(String name, String namespace, PodSelector pods, Optional<Ports> ports)
      implements Source {

    /** The pods of a namespace that carry all of these labels; flows to it say their ports. */
    public static Workload of(String name, String namespace, Map<String, String> labels) {
      return new Workload(name, namespace, PodSelector.of(labels), Optional.empty());
    }

    /** The same pods, listening on these ports. */
    public Workload listeningOn(Port first, Port... others) {
      return new Workload(name, namespace, pods, Optional.of(Ports.of(first, others)));
    }

    @Override
    public Optional<Ports> defaultPorts() {
      return ports;
    }
  }

  /**
   * Pods of whole namespaces, which somebody else fences, or nobody.
   *
   * @param name unique within the stack; not the namespaces' own
   * @param namespaces which they are
   * @param pods which of their pods
   * @param ports the default of flows to them
   */
  record Namespaces(
      String name, NamespaceSelection namespaces, PodSelection pods, Optional<Ports> ports)
      implements Source {
    @Override
    public Optional<Ports> defaultPorts() {
      return ports;
    }
  }

  /**
   * A database of the stack, by its name. Its address is not here: it is known only to the resource
   * that has it.
   *
   * @param name the name in the stack's file
   * @param port where it listens
   */
  record Database(String name, Port port) implements Peer {
    @Override
    public Optional<Ports> defaultPorts() {
      return Optional.of(Ports.of(port));
    }
  }

  /** The cluster's name servers, as the dataplane has them. */
  record Dns() implements Peer {
    /** The DNS port over both transports (RFC 1035, section 4.2). */
    public static final Ports PORTS = Ports.of(Port.udp(53), Port.tcp(53));

    @Override
    public String name() {
      return "dns";
    }

    @Override
    public Optional<Ports> defaultPorts() {
      return Optional.of(PORTS);
    }
  }

  /**
   * The metadata server, through which pods get the credentials of Workload Identity.
   *
   * @param ports where it answers on the cluster's dataplane
   */
  record Metadata(Ports ports) implements Peer {
    @Override
    public String name() {
      return "metadata";
    }

    @Override
    public Optional<Ports> defaultPorts() {
      return Optional.of(ports);
    }
  }

  /**
   * The virtual addresses through which Google's APIs are reached without a way to the internet.
   *
   * @see <a href="https://cloud.google.com/vpc/docs/configure-private-google-access">Private Google
   *     Access</a>
   */
  record GoogleApis(Scope scope) implements Peer {
    /** Which of Google's APIs answer there. */
    public enum Scope {
      /** All of them: {@code private.googleapis.com}. */
      PRIVATE,
      /** Those that VPC Service Controls guard: {@code restricted.googleapis.com}. */
      RESTRICTED
    }

    @Override
    public String name() {
      return scope == Scope.PRIVATE ? "google-apis" : "google-apis-restricted";
    }

    @Override
    public Optional<Ports> defaultPorts() {
      return Optional.of(Ports.of(Port.tcp(443)));
    }
  }

  /**
   * Addresses that the stack's file names.
   *
   * @param name unique within the stack
   * @param blocks at least one
   * @param except blocks within those that do not count
   * @param ports the default of flows to them
   */
  record Addresses(
      String name, List<IPAddress> blocks, List<IPAddress> except, Optional<Ports> ports)
      implements Source {
    public Addresses {
      blocks = List.copyOf(blocks);
      except = List.copyOf(except);
      if (blocks.isEmpty()) {
        throw new IllegalArgumentException("addresses name at least one block");
      }
    }

    @Override
    public Optional<Ports> defaultPorts() {
      return ports;
    }
  }

  /**
   * Hosts outside of the cluster, by their names. Their addresses are whatever the name servers
   * say.
   *
   * @param name unique within the stack; not the hosts' own
   * @param hosts at least one
   * @param ports the default of flows to them
   */
  record Hosts(String name, List<Host> hosts, Optional<Ports> ports) implements Peer {
    public Hosts {
      hosts = List.copyOf(hosts);
      if (hosts.isEmpty()) {
        throw new IllegalArgumentException("hosts name at least one");
      }
    }

    @Override
    public Optional<Ports> defaultPorts() {
      return ports;
    }
  }

  /** Port 443 of every address: what a plain policy can say of an HTTPS API. */
  record Https() implements Peer {
    @Override
    public String name() {
      return "https";
    }

    @Override
    public Optional<Ports> defaultPorts() {
      return Optional.of(Ports.of(Port.tcp(443)));
    }
  }
}
