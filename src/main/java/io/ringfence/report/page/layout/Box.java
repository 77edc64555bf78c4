package io.ringfence.report.page.layout;

/**
 * A box to place.
 *
 * @param id unique in its graph
 * @param width in pixels
 * @param height in pixels
 */
public record Box(String id, double width, double height, Zone zone) {}
