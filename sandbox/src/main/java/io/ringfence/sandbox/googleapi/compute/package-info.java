/** Compute v1: networks, global addresses, global operations. */
@NullMarked
package io.ringfence.sandbox.googleapi.compute;

import org.jspecify.annotations.NullMarked;
