package io.ringfence.report.page.layout;

/**
 * A line to draw.
 *
 * @param id unique in its graph
 * @param from id of the box where it begins
 * @param to id of the box where its arrow points
 * @param channel only lines of one channel may share a way around boxes
 * @param label the size of the label that it has; {@link Size#NONE} for no label
 */
public record Link(String id, String from, String to, String channel, Size label) {}
