package io.ringfence.report.page;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what is drawn: everything where that can be read, or else only what changes, or else
 * groups in place of their nodes, or else nothing. The tables have everything.
 */
final class PictureChoice {
  static final int MOST_NODES = 120;
  static final int MOST_EDGES = 500;

  private PictureChoice() {}

  static Picture of(Page page) {
    if (fits(page.nodes(), page.edges())) {
      return new Picture(page.nodes(), page.edges(), Optional.empty());
    }
    String all = count(page.nodes(), page.edges()) + " are too many for one picture. ";
    Picture changes = changes(page, all);
    if (!changes.isEmpty() && fits(changes.nodes(), changes.edges())) {
      return changes;
    }
    Picture groups =
        Groups.of(
            page, all + "It shows groups in place of what is in them; the tables have everything.");
    if (fits(groups.nodes(), groups.edges())) {
      return groups;
    }
    return new Picture(List.of(), List.of(), Optional.of(all + "The tables have them."));
  }

  private static Picture changes(Page page, String all) {
    List<Edge> edges = page.changes();
    Set<String> ends = new HashSet<>();
    edges.forEach(edge -> ends.addAll(List.of(edge.from(), edge.to())));
    List<Node> nodes = page.nodes().stream().filter(node -> ends.contains(node.id())).toList();
    String notice = all + "It shows only what changes; the tables have everything.";
    return new Picture(nodes, edges, Optional.of(notice));
  }

  private static boolean fits(List<Node> nodes, List<Edge> edges) {
    return nodes.size() <= MOST_NODES && edges.size() <= MOST_EDGES;
  }

  private static String count(List<Node> nodes, List<Edge> edges) {
    return String.format(Locale.ROOT, "%d nodes and %d connections", nodes.size(), edges.size());
  }
}
