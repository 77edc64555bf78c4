package io.ringfence.connectivity;

/**
 * One row of who reaches what.
 *
 * @param from who may open connections
 * @param to who accepts them
 * @param reach on which ports; one at least is possible
 */
public record Connection(Vertex from, Vertex to, Reach reach) {}
