package io.ringfence.report.page;

/**
 * What the two states are that a page compares.
 *
 * @param before for example {@code posture strict}
 * @param after for example {@code posture portable}
 */
public record Comparison(String before, String after) {}
