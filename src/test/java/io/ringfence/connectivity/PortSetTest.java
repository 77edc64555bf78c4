package io.ringfence.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.flow.Protocol;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortSetTest {
  private static final List<Protocol> PROTOCOLS = List.of(Protocol.values());

  /** The lowest and the highest ports, and a name, of each protocol. */
  private static final List<PortSet> UNIVERSE =
      Stream.of(Protocol.values())
          .flatMap(
              protocol ->
                  Stream.concat(
                      IntStream.of(1, 2, 65_534, 65_535)
                          .mapToObj(port -> PortSet.range(protocol, port, port)),
                      Stream.of(PortSet.named(protocol, "http"))))
          .toList();

  private static final int ROUNDS = 2_000;

  @Test
  void sets_of_ranges_behave_as_sets_of_single_ports() {
    var random = new Random(4);
    for (int round = 0; round < ROUNDS; round++) {
      int a = random.nextInt(1 << UNIVERSE.size());
      int b = random.nextInt(1 << UNIVERSE.size());
      PortSet one = of(a);
      PortSet other = of(b);

      assertThat(one.union(other)).isEqualTo(of(a | b)).hasToString(of(a | b).toString());
      assertThat(one.intersection(other)).isEqualTo(of(a & b)).hasSameHashCodeAs(of(a & b));
      assertThat(one.difference(other)).isEqualTo(of(a & ~b));
      assertThat(one.overlaps(other)).isEqualTo((a & b) != 0);
      assertThat(one.contains(other)).isEqualTo((a & b) == b);
      assertThat(one.equals(other)).isEqualTo(a == b);
    }
  }

  @Test
  void the_laws_of_sets_hold_for_numbers() {
    var random = new Random(6);
    for (int round = 0; round < ROUNDS; round++) {
      PortSet a = random(random);
      PortSet b = random(random);
      PortSet c = random(random);

      assertThat(a.union(b)).isEqualTo(b.union(a));
      assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
      assertThat(a.intersection(b.union(c))).isEqualTo(a.intersection(b).union(a.intersection(c)));
      assertThat(a.union(b.intersection(c))).isEqualTo(a.union(b).intersection(a.union(c)));
      assertThat(a.difference(b).union(a.intersection(b))).isEqualTo(a);
      assertThat(PortSet.ALL.difference(PortSet.ALL.difference(a))).isEqualTo(a);
      assertThat(a.intersection(PortSet.ALL)).isEqualTo(a);
    }
  }

  @Test
  void what_it_writes_it_reads_back() {
    var random = new Random(8);
    for (int round = 0; round < ROUNDS; round++) {
      PortSet ports = random(random).union(of(random.nextInt(1 << UNIVERSE.size())));

      assertThat(PortSet.parse(ports.toString())).isEqualTo(ports);
    }
    assertThat(PortSet.parse("All Connections")).isEqualTo(PortSet.ALL);
    assertThat(PortSet.parse("No Connections")).isEqualTo(PortSet.NONE);
  }

  @Test
  void every_port_of_every_protocol_is_told_in_words() {
    PortSet every =
        Stream.of(Protocol.values()).map(PortSet::every).reduce(PortSet.NONE, PortSet::union);

    assertThat(every).isEqualTo(PortSet.ALL).hasToString("All Connections");
    assertThat(PortSet.NONE).hasToString("No Connections");
  }

  @Test
  void a_name_is_within_every_port_of_its_protocol_and_apart_from_any_number() {
    PortSet name = PortSet.named(Protocol.TCP, "http");
    PortSet every = PortSet.every(Protocol.TCP);
    PortSet number = PortSet.range(Protocol.TCP, 80, 80);

    assertThat(every.contains(name)).isTrue();
    assertThat(every.union(name)).isEqualTo(every);
    assertThat(every.intersection(name)).isEqualTo(name);
    assertThat(name.difference(every)).isEqualTo(PortSet.NONE);
    assertThat(every.difference(name)).isEqualTo(every);
    assertThat(number.overlaps(name)).isFalse();
    assertThat(PortSet.every(Protocol.UDP).overlaps(name)).isFalse();
    assertThat(number.union(name)).hasToString("TCP 80,http");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TCP 80 | TCP 80",
        "TCP 81,80 | TCP 80-81",
        "TCP 80-90,85-99 | TCP 80-99",
        "UDP 53,TCP 53 | TCP 53,UDP 53",
        "TCP 1-65535,http | TCP 1-65535",
        "TCP 1-65535,UDP 1-65535,SCTP 1-65535 | All Connections"
      })
  void there_is_one_text_of_a_set(String written, String text) {
    assertThat(PortSet.parse(written)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "TCP",
        "TCP ",
        "TCP 80,",
        "TCP 0",
        "TCP 65536",
        "TCP 90-80",
        "TCP 80-",
        "TCP -80",
        "TCP 1-2-3",
        "ICMP 8",
        "tcp 80",
        "TCP 80 81",
        "TCP 80, 81",
        "TCP  80",
        "TCP 999999"
      })
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PortSet.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "2, 1", "1, 65536", "-1, -1"})
  void ports_that_do_not_exist_are_refused(int first, int last) {
    assertThatIllegalArgumentException().isThrownBy(() -> PortSet.range(Protocol.TCP, first, last));
  }

  private static PortSet of(int bits) {
    return IntStream.range(0, UNIVERSE.size())
        .filter(number -> (bits & 1 << number) != 0)
        .mapToObj(UNIVERSE::get)
        .reduce(PortSet.NONE, PortSet::union);
  }

  private static PortSet random(Random random) {
    PortSet ports = PortSet.NONE;
    for (int number = 0; number < 1 + random.nextInt(4); number++) {
      Protocol protocol = PROTOCOLS.get(random.nextInt(PROTOCOLS.size()));
      int first = 1 + random.nextInt(65_535);
      ports = ports.union(PortSet.range(protocol, first, first + random.nextInt(65_536 - first)));
    }
    return ports;
  }
}
