/**
 * The {@code ringfence} command: who reaches what, what is different, why, and whether that is
 * right, over manifests, clusters, states and previews.
 */
@NullMarked
package io.ringfence.cli;

import org.jspecify.annotations.NullMarked;
