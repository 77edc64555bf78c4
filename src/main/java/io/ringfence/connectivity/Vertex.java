package io.ringfence.connectivity;

import io.ringfence.flow.Protocol;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** What may open or accept connections. */
public sealed interface Vertex extends Comparable<Vertex> {

  /**
   * What it is called, and by which the same one is known in two snapshots: {@code
   * namespace/name[Kind]}, an endpoint's name, or ranges of addresses.
   */
  String id();

  @Override
  default int compareTo(Vertex other) {
    return id().compareTo(other.id());
  }

  /**
   * Pods of one namespace with the same labels and ports.
   *
   * @param namespace where they are
   * @param name the name of what makes them, or of the pod itself
   * @param kind the kind of what makes them, for example {@code Deployment}; {@code Pod} for one
   *     pod by itself
   * @param labels the labels of each pod
   * @param ports the ports of their containers that have a name
   * @param hostNetwork whether they are on their node's network
   * @param addresses where their addresses are: all of them, as far as nobody knows
   */
  record PodGroup(
      String namespace,
      String name,
      String kind,
      SortedMap<String, String> labels,
      List<NamedPort> ports,
      boolean hostNetwork,
      AddressSet addresses)
      implements Vertex {
    public PodGroup {
      labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
      ports = List.copyOf(ports);
    }

    /** Pods on a network of their own at addresses that nobody knows, without named ports. */
    public static PodGroup of(
        String namespace, String name, String kind, Map<String, String> labels) {
      return new PodGroup(
          namespace, name, kind, new TreeMap<>(labels), List.of(), false, AddressSet.ALL);
    }

    /** The same, with these named ports. */
    public PodGroup withPorts(List<NamedPort> named) {
      return new PodGroup(namespace, name, kind, labels, named, hostNetwork, addresses);
    }

    /** Whether it is one pod, and not any number of them. */
    boolean isOnePod() {
      return kind.equals("Pod");
    }

    @Override
    public String id() {
      return namespace + "/" + name + "[" + kind + "]";
    }

    @Override
    public String toString() {
      return id();
    }
  }

  /**
   * A port of a container that has a name.
   *
   * @param number its number; none where it is not known yet
   */
  record NamedPort(String name, Protocol protocol, OptionalInt number) {

    /** The port as a set. */
    PortSet asSet() {
      return number.isPresent()
          ? PortSet.range(protocol, number.getAsInt(), number.getAsInt())
          : PortSet.named(protocol, name);
    }
  }

  /**
   * Something outside of the cluster that is known by a name: a database, or a host. The answer
   * about it is about whatever address it has.
   *
   * @param name unique in a snapshot
   * @param kind what it is
   * @param addresses where it is
   * @param known whether it is at all of {@code addresses}; otherwise it is somewhere among them
   */
  record Endpoint(String name, Kind kind, AddressSet addresses, boolean known) implements Vertex {

    /** What an endpoint is. */
    public enum Kind {
      /** A database of a stack. */
      DATABASE,
      /** A host, or hosts, by name. */
      HOST
    }

    @Override
    public String id() {
      return name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * Addresses outside of the cluster.
   *
   * @param addresses at least one
   */
  record Outside(AddressSet addresses) implements Vertex {
    /** Every address. */
    public static final Outside ANYWHERE = new Outside(AddressSet.ALL);

    @Override
    public String id() {
      return addresses.toString();
    }

    @Override
    public String toString() {
      return id();
    }
  }
}
