/** Private addresses of instances, out of the ranges reserved for private services access. */
@NullMarked
package io.ringfence.sandbox.googleapi.addressing;

import org.jspecify.annotations.NullMarked;
