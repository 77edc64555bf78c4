package io.ringfence.connectivity;

import static io.ringfence.connectivity.Cluster.addresses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressPortsTest {
  private static final List<AddressSet> ADDRESSES =
      Stream.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "fd00::1").map(Cluster::addresses).toList();
  private static final List<PortSet> PORTS =
      Stream.of("TCP 80", "TCP 81", "UDP 80").map(PortSet::parse).toList();
  private static final int ROUNDS = 2_000;

  @Test
  void it_behaves_as_a_table_of_single_addresses() {
    var random = new Random(4);
    for (int round = 0; round < ROUNDS; round++) {
      int[] a = table(random);
      int[] b = table(random);
      int some = random.nextInt(1 << ADDRESSES.size());

      assertThat(of(a).union(of(b))).isEqualTo(of(each(row -> a[row] | b[row])));
      assertThat(of(a).difference(of(b))).isEqualTo(of(each(row -> a[row] & ~b[row])));
      assertThat(of(a).within(at(some)))
          .isEqualTo(of(each(row -> (some & 1 << row) != 0 ? a[row] : 0)));
      assertThat(of(a).forAny(at(some)))
          .isEqualTo(ports(rows(some).map(row -> a[row]).reduce(0, (x, y) -> x | y)));
      assertThat(of(a).forEvery(at(some)))
          .isEqualTo(
              some == 0
                  ? PortSet.NONE
                  : ports(rows(some).map(row -> a[row]).reduce(-1, (x, y) -> x & y)));
    }
  }

  @Test
  void equal_ones_have_one_text_and_one_hash_however_they_were_made() {
    var random = new Random(6);
    for (int round = 0; round < ROUNDS; round++) {
      int[] a = table(random);
      AddressPorts backwards = AddressPorts.NONE;
      for (int row = a.length - 1; row >= 0; row--) {
        for (int port = 0; port < PORTS.size(); port++) {
          backwards = backwards.with(at(1 << row), ports(a[row] & 1 << port));
        }
      }

      assertThat(backwards).isEqualTo(of(a)).hasSameHashCodeAs(of(a)).hasToString(of(a).toString());
    }
  }

  @Test
  void no_address_stands_twice_and_the_lowest_stands_first() {
    AddressPorts open =
        AddressPorts.of(addresses("fd00::/8"), PortSet.parse("TCP 443"))
            .with(addresses("10.0.0.0/8"), PortSet.parse("TCP 443"))
            .with(addresses("10.0.0.0/9"), PortSet.parse("TCP 80"));

    assertThat(open).hasToString("{TCP 80,443=10.0.0.0/9, TCP 443=10.128.0.0/9,fd00::/8}");
  }

  @Test
  void nothing_is_open_for_no_address_and_on_no_port() {
    assertThat(AddressPorts.of(AddressSet.NONE, PortSet.ALL)).isEqualTo(AddressPorts.NONE);
    assertThat(AddressPorts.of(AddressSet.ALL, PortSet.NONE)).isEqualTo(AddressPorts.NONE);
    assertThat(AddressPorts.NONE.isEmpty()).isTrue();
  }

  private static int[] table(Random random) {
    return each(row -> random.nextInt(1 << PORTS.size()));
  }

  private static int[] each(IntUnaryOperator row) {
    return IntStream.range(0, ADDRESSES.size()).map(row).toArray();
  }

  private static IntStream rows(int bits) {
    return IntStream.range(0, ADDRESSES.size()).filter(row -> (bits & 1 << row) != 0);
  }

  private static AddressPorts of(int[] table) {
    AddressPorts open = AddressPorts.NONE;
    for (int row = 0; row < table.length; row++) {
      open = open.with(ADDRESSES.get(row), ports(table[row]));
    }
    return open;
  }

  private static AddressSet at(int bits) {
    return AddressSet.union(rows(bits).mapToObj(ADDRESSES::get).toList());
  }

  private static PortSet ports(int bits) {
    return IntStream.range(0, PORTS.size())
        .filter(port -> (bits & 1 << port) != 0)
        .mapToObj(PORTS::get)
        .reduce(PortSet.NONE, PortSet::union);
  }
}
