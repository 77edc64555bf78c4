package io.ringfence.report.page.layout;

/**
 * In pixels from the left and from the top.
 *
 * @param x to the right
 * @param y to the bottom
 */
public record Point(double x, double y) {}
