package io.ringfence.config;

/**
 * A value of the stack's file with the place where it stands, for checks that come after reading.
 *
 * @param path for example {@code ringfence:flows[2].to}
 * @param value what stands there
 */
public record Located<T>(String path, T value) {}
