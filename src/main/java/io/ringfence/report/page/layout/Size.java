package io.ringfence.report.page.layout;

/**
 * Width and height in pixels.
 *
 * @param width zero where there is nothing
 */
public record Size(double width, double height) {
  /** Of a label that is not there. */
  public static final Size NONE = new Size(0, 0);

  boolean isEmpty() {
    return width == 0;
  }
}
