package io.ringfence.report;

import io.ringfence.connectivity.ConnectivityChange;
import io.ringfence.connectivity.Vertex;
import java.util.List;
import java.util.stream.Stream;

/** Changes in a few sentences, for a person who is about to make them. */
public final class ChangeSummary {
  private final List<ConnectivityChange> changes;

  public ChangeSummary(List<ConnectivityChange> changes) {
    this.changes = List.copyOf(changes);
  }

  /**
   * How many flows are gained, lost, widened and narrowed; {@code no change in effect} for none.
   */
  public String headline() {
    return Sentences.headline(changes.stream().map(ConnectivityChange::kind).toList());
  }

  /**
   * A sentence for each group of changes, what is gained first: {@code gained: shop/api[Deployment]
   * to main on TCP 5432}. None where nothing changes.
   */
  public List<String> sentences() {
    return ChangeGroup.of(changes).stream().map(ChangeSummary::sentence).toList();
  }

  /** The headline and the sentences. */
  public List<String> lines() {
    return Stream.concat(Stream.of(headline()), sentences().stream()).toList();
  }

  private static String sentence(ChangeGroup group) {
    String pair =
        "%s: %s to %s "
            .formatted(Sentences.word(group.kind()), names(group.from()), names(group.to()));
    return switch (group.kind()) {
      case GAINED -> pair + "on " + group.after();
      case LOST -> pair + "on " + group.before();
      case WIDENED, NARROWED, CHANGED ->
          pair
              + "from %s to %s".formatted(group.before(), group.after())
              + group.gained().map("; gained "::concat).orElse("")
              + group.lost().map("; lost "::concat).orElse("");
    };
  }

  private static String names(List<Vertex> vertices) {
    return Sentences.and(
        Sentences.atMost(Sentences.NAMES, vertices.stream().map(VertexNames::describe).toList()));
  }
}
