/**
 * Reads policies and says who reaches what. Plain Java; it knows nothing of flows, so that it can
 * prove what was made of them.
 */
@NullMarked
package io.ringfence.connectivity;

import org.jspecify.annotations.NullMarked;
