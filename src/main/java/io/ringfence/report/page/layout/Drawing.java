package io.ringfence.report.page.layout;

import java.util.List;
import java.util.Map;

/**
 * Where everything is.
 *
 * @param size of the whole, in pixels, with its margins
 * @param columns from left to right
 * @param boxes by id, from the first column to the last and from the top to the bottom
 * @param routes in the order of the graph's links
 */
public record Drawing(
    Size size, List<Column> columns, Map<String, Rectangle> boxes, List<Route> routes) {
  public Drawing {
    columns = List.copyOf(columns);
    routes = List.copyOf(routes);
  }
}
