package io.ringfence.connectivity;

import static io.ringfence.connectivity.Cluster.addresses;
import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddress;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSetTest {
  /** The addresses of two small blocks, one of each family, both at the end of all addresses. */
  private static final List<IPAddress> UNIVERSE =
      IntStream.range(0, 8)
          .boxed()
          .flatMap(
              last -> Stream.of("255.255.255.%d".formatted(248 + last), "::%d".formatted(last)))
          .sorted()
          .map(SmallUniverse::address)
          .toList();

  private static final int ROUNDS = 2_000;

  @Test
  void sets_of_ranges_behave_as_sets_of_single_addresses() {
    var random = new Random(4);
    for (int round = 0; round < ROUNDS; round++) {
      int a = random.nextInt(1 << UNIVERSE.size());
      int b = random.nextInt(1 << UNIVERSE.size());
      AddressSet one = of(a);
      AddressSet other = of(b);

      assertThat(one.union(other)).isEqualTo(of(a | b));
      assertThat(one.intersection(other)).isEqualTo(of(a & b));
      assertThat(one.difference(other)).isEqualTo(of(a & ~b));
      assertThat(one.overlaps(other)).isEqualTo((a & b) != 0);
      assertThat(one.contains(other)).isEqualTo((a & b) == b);
      assertThat(one.equals(other)).isEqualTo(a == b);
      assertThat(one.isSpread()).isEqualTo(Integer.bitCount(a) > 1);
    }
  }

  @Test
  void equal_sets_have_one_text_and_one_hash_however_they_were_made() {
    var random = new Random(6);
    for (int round = 0; round < ROUNDS; round++) {
      int a = random.nextInt(1 << UNIVERSE.size());
      int b = random.nextInt(1 << UNIVERSE.size());
      AddressSet pieced = of(a & ~b).union(of(a & b));

      assertThat(pieced).isEqualTo(of(a)).hasSameHashCodeAs(of(a)).hasToString(of(a).toString());
    }
  }

  @Test
  void the_laws_of_sets_hold() {
    var random = new Random(8);
    for (int round = 0; round < ROUNDS; round++) {
      AddressSet a = random(random);
      AddressSet b = random(random);
      AddressSet c = random(random);

      assertThat(a.union(b)).isEqualTo(b.union(a));
      assertThat(a.intersection(b)).isEqualTo(b.intersection(a));
      assertThat(a.union(b).union(c)).isEqualTo(a.union(b.union(c)));
      assertThat(a.intersection(b.union(c))).isEqualTo(a.intersection(b).union(a.intersection(c)));
      assertThat(a.difference(b).union(a.intersection(b))).isEqualTo(a);
      assertThat(AddressSet.ALL.difference(AddressSet.ALL.difference(a))).isEqualTo(a);
      assertThat(AddressSet.union(List.of(a, b, c))).isEqualTo(a.union(b).union(c));
      assertThat(a.union(AddressSet.ALL)).isEqualTo(AddressSet.ALL);
      assertThat(a.intersection(AddressSet.NONE)).isEqualTo(AddressSet.NONE);
    }
  }

  @Test
  void its_text_is_the_set_of_the_same_blocks() {
    var random = new Random(10);
    for (int round = 0; round < ROUNDS; round++) {
      AddressSet set = random(random);
      AddressSet read =
          set.ranges().stream()
              .flatMap(range -> Stream.of(range.spanWithPrefixBlocks()))
              .map(AddressSet::of)
              .reduce(AddressSet.NONE, AddressSet::union);

      assertThat(read).isEqualTo(set);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.0/8 | 10.0.0.0/8",
        "10.0.0.1 | 10.0.0.1/32",
        "10.1.2.3/8 | 10.0.0.0/8",
        "10.0.0.0/9 10.128.0.0/9 | 10.0.0.0/8",
        "10.0.0.1 10.0.0.2 | 10.0.0.1-10.0.0.2",
        "fd00::/8 10.0.0.0/8 | 10.0.0.0/8,fd00::/8",
        "0.0.0.0/0 ::/0 | 0.0.0.0/0,::/0",
        "255.255.255.255 ::0 | 255.255.255.255/32,::/128",
        "'' | none"
      })
  void ranges_are_told_as_blocks_where_they_are_some(String blocks, String text) {
    List<String> listed = Stream.of(blocks.split(" ")).filter(block -> !block.isEmpty()).toList();

    assertThat(addresses(listed.toArray(String[]::new))).hasToString(text);
  }

  private static AddressSet of(int bits) {
    return AddressSet.of(
        IntStream.range(0, UNIVERSE.size())
            .filter(number -> (bits & 1 << number) != 0)
            .mapToObj(UNIVERSE::get)
            .toArray(IPAddress[]::new));
  }

  private static AddressSet random(Random random) {
    return AddressSet.union(
        IntStream.range(0, 1 + random.nextInt(4))
            .mapToObj(
                number ->
                    random.nextBoolean()
                        ? "10.%d.0.0/%d".formatted(random.nextInt(256), 6 + random.nextInt(27))
                        : "fd00:%x::/%d".formatted(random.nextInt(256), 8 + random.nextInt(121)))
            .map(Cluster::addresses)
            .collect(Collectors.toList()));
  }
}
