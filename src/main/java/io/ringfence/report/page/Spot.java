package io.ringfence.report.page;

import io.ringfence.report.page.layout.Zone;

/**
 * Where a node stands in the picture. Who is a source and a destination from outside stands on both
 * sides.
 *
 * @param id unique in its picture
 */
record Spot(String id, Node node, Zone zone) {}
