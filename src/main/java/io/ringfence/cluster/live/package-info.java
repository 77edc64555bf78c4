/** What a running cluster says of itself, read before anything in it changes. */
@NullMarked
package io.ringfence.cluster.live;

import org.jspecify.annotations.NullMarked;
