package io.ringfence.report.page.layout;

/**
 * A place in a column that a box takes, or lines that pass between boxes.
 *
 * @param id the box's, or one that no box has
 * @param layer the column, from 0
 * @param height in pixels
 * @param box whether it is a box
 */
record Slot(String id, int layer, double height, boolean box) {}
