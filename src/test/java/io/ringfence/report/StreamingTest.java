package io.ringfence.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.connectivity.Connectivity;
import io.ringfence.connectivity.Policy;
import io.ringfence.connectivity.Snapshot;
import io.ringfence.connectivity.Vertex.PodGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows are written as they are found, whatever their number. */
class StreamingTest {
  private static final int WORKLOADS = 2_000;
  private static final int LARGEST_PIECE = 8_192;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTML")
  void two_thousand_rows_of_a_state_are_written_in_small_pieces(Format format) throws IOException {
    var pieces = new Pieces();

    new ConnectivityReport(state(true), Shop.SEMANTICS, List.of()).write(format, pieces);

    assertThat(pieces.written).isGreaterThan(WORKLOADS * 10L);
    assertThat(pieces.largest).isLessThanOrEqualTo(LARGEST_PIECE);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HTML", "MARKDOWN"})
  void two_thousand_changes_are_written_in_small_pieces(Format format) throws IOException {
    var pieces = new Pieces();

    new DiffReport(state(false), state(true), Shop.NAMES, Shop.SEMANTICS, List.of())
        .write(format, pieces);

    assertThat(pieces.written).isGreaterThan(WORKLOADS * 10L);
    assertThat(pieces.largest).isLessThanOrEqualTo(LARGEST_PIECE);
  }

  @Test
  void a_comment_is_short_whatever_changes() throws IOException {
    var pieces = new Pieces();

    new DiffReport(state(false), state(true), Shop.NAMES, Shop.SEMANTICS, List.of())
        .write(Format.MARKDOWN, pieces);

    // GitHub takes no comment that is longer.
    assertThat(pieces.written).isBetween(1L, 65_535L);
  }

  /** Each workload reaches the next, on another port, or nobody. */
  private static Connectivity state(boolean open) {
    List<PodGroup> pods =
        IntStream.range(0, WORKLOADS)
            .mapToObj(number -> Shop.pods("n" + number % 7, "w" + number))
            .toList();
    var policies = new ArrayList<Policy>();
    for (int number = 0; number < WORKLOADS; number++) {
      PodGroup next = pods.get((number + 7) % WORKLOADS);
      policies.add(
          Shop.policy(
              pods.get(number),
              List.of(Shop.rule("TCP 1-9999")),
              open ? List.of(Shop.rule("TCP " + (number + 1), Shop.matching(next))) : List.of()));
    }
    return Connectivity.of(
        new Snapshot(new TreeMap<>(), pods, policies, List.of()), Shop.SEMANTICS);
  }

  /** Counts, and keeps nothing. */
  private static final class Pieces implements Appendable {
    private long written;
    private int largest;

    @Override
    public Appendable append(CharSequence piece) {
      return append(piece, 0, piece.length());
    }

    @Override
    public Appendable append(CharSequence piece, int start, int end) {
      written += end - start;
      largest = Math.max(largest, end - start);
      return this;
    }

    @Override
    public Appendable append(char piece) {
      written++;
      return this;
    }
  }
}
