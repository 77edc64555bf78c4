/**
 * How fast the analyser is, and how its cost grows with the cluster. {@code make bench} runs it.
 */
@NullMarked
package io.ringfence.bench;

import org.jspecify.annotations.NullMarked;
