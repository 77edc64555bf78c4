package io.ringfence.sandbox.rehearsal;

/**
 * A version of a stack's file.
 *
 * @param label what people call it, for example {@code v1.2.0}
 * @param text the YAML
 */
public record Version(String label, String text) {}
