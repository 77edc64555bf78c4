/** The sandbox as one background process, and what it tells others about itself. */
@NullMarked
package io.ringfence.sandbox.daemon;

import org.jspecify.annotations.NullMarked;
