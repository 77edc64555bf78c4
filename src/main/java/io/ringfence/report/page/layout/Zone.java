package io.ringfence.report.page.layout;

/** Where in the picture a box may stand. */
public enum Zone {
  /** The first column: who only opens connections. */
  SOURCES,
  /** The columns between, in the order of the links. */
  INSIDE,
  /** The last column: who only accepts connections. */
  DESTINATIONS
}
