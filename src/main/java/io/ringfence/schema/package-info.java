/** How a record says what its keys in the stack's file mean. */
@NullMarked
package io.ringfence.schema;

import org.jspecify.annotations.NullMarked;
