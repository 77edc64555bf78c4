package io.ringfence.report.page.layout;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds a place for each label: on its line, on no box and on no other label. */
final class Labels {
  private static final double DISTANCE = 3;
  private static final List<Double> SHARES =
      List.of(0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8);
  private static final int SAMPLES = 16;

  private final Collection<Rectangle> boxes;
  private final Map<Link, List<Curve>> curves;
  private final List<Rectangle> labels = new ArrayList<>();

  Labels(Collection<Rectangle> boxes, Map<Link, List<Curve>> curves) {
    this.boxes = boxes;
    this.curves = curves;
  }

  Route place(Link link) {
    List<Curve> own = requireNonNull(curves.get(link));
    Point best = own.get(own.size() - 1).at(0.5);
    double least = Double.MAX_VALUE;
    if (!link.label().isEmpty()) {
      for (Point candidate : candidates(own)) {
        double cost = cost(link, candidate);
        if (cost < least) {
          least = cost;
          best = candidate;
        }
      }
    }
    boolean labelled = least < Double.MAX_VALUE;
    if (labelled) {
      labels.add(Rectangle.around(best, link.label()));
    }
    return new Route(link.id(), own, best, labelled);
  }

  /** The likeliest first. Curves alternate with the level lines beside boxes, which have none. */
  private static List<Point> candidates(List<Curve> curves) {
    List<Point> candidates = new ArrayList<>();
    for (double share : SHARES) {
      for (int i = curves.size() - 1; i >= 0; i -= 2) {
        candidates.add(curves.get(i).at(share));
      }
    }
    return candidates;
  }

  /** How many lines it would lie on; no number where it cannot be. */
  private double cost(Link link, Point centre) {
    Rectangle label = Rectangle.around(centre, link.label());
    if (boxes.stream().anyMatch(box -> box.meets(label, DISTANCE))
        || labels.stream().anyMatch(other -> other.meets(label, DISTANCE))) {
      return Double.MAX_VALUE;
    }
    return curves.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(link) && passes(entry.getValue(), label))
        .count();
  }

  private static boolean passes(List<Curve> curves, Rectangle label) {
    for (Curve curve : curves) {
      for (int i = 0; i <= SAMPLES; i++) {
        if (label.holds(curve.at((double) i / SAMPLES))) {
          return true;
        }
      }
    }
    return false;
  }
}
