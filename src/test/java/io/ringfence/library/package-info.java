/** Ringfence as a library: a team's own program. */
@NullMarked
package io.ringfence.library;

import org.jspecify.annotations.NullMarked;
