/** What stands in for Google Cloud on one machine. */
@NullMarked
package io.ringfence.sandbox;

import org.jspecify.annotations.NullMarked;
