/** Lists over HTTP: filters and pages. */
@NullMarked
package io.ringfence.sandbox.googleapi.listing;

import org.jspecify.annotations.NullMarked;
