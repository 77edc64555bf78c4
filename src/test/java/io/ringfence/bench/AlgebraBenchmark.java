package io.ringfence.bench;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import io.ringfence.connectivity.AddressPorts;
import io.ringfence.connectivity.AddressSet;
import io.ringfence.connectivity.PortSet;
import io.ringfence.flow.Protocol;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sets of addresses and ports, and how their cost grows with their ranges. */
@State(Scope.Benchmark)
public class AlgebraBenchmark {
  private static final int FIRST_ADDRESS = 0x0A00_0001;

  @Param({"300", "1000", "10000"})
  private int ranges;

  private IPAddress[] addresses = {};
  private AddressSet even = AddressSet.NONE;
  private AddressSet odd = AddressSet.NONE;
  private AddressSet one = AddressSet.NONE;
  private PortSet evenPorts = PortSet.NONE;
  private PortSet oddPorts = PortSet.NONE;

  /** Every other address, so that no two ranges touch. */
  @Setup
  public void generate() {
    addresses = addresses(0);
    even = AddressSet.of(addresses);
    odd = AddressSet.of(addresses(1));
    one = AddressSet.of(addresses[addresses.length / 2]);
    evenPorts = ports(2);
    oddPorts = ports(3);
  }

  private IPAddress[] addresses(int first) {
    return IntStream.range(0, ranges)
        .mapToObj(number -> new IPv4Address(FIRST_ADDRESS + first + 2 * number))
        .toArray(IPAddress[]::new);
  }

  private PortSet ports(int first) {
    return IntStream.range(0, ranges)
        .map(number -> first + 2 * number)
        .mapToObj(port -> PortSet.range(Protocol.TCP, port, port))
        .reduce(PortSet.NONE, PortSet::union);
  }

  @Benchmark
  public AddressSet readAddresses() {
    return AddressSet.of(addresses);
  }

  @Benchmark
  public AddressSet unionOfAddresses() {
    return even.union(odd);
  }

  @Benchmark
  public AddressSet intersectionOfAddresses() {
    return even.intersection(odd);
  }

  @Benchmark
  public AddressSet differenceOfOneAddress() {
    return even.difference(one);
  }

  @Benchmark
  public boolean containsAddress() {
    return even.contains(one);
  }

  @Benchmark
  public AddressPorts openAddresses() {
    return AddressPorts.of(AddressSet.ALL, oddPorts).with(even, evenPorts);
  }

  @Benchmark
  public PortSet unionOfPorts() {
    return evenPorts.union(oddPorts);
  }

  @Benchmark
  public PortSet intersectionOfPorts() {
    return evenPorts.intersection(oddPorts);
  }
}
