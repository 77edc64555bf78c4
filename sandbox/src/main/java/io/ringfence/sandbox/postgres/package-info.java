/** One real PostgreSQL server for each instance, at an address of its own. */
@NullMarked
package io.ringfence.sandbox.postgres;

import org.jspecify.annotations.NullMarked;
