/**
 * Reads what the Pulumi engine writes of a stack, its state and its previews, without its SDK. Of
 * both, nothing is kept but what counts for who reaches what: they hold secrets.
 */
@NullMarked
package io.ringfence.stack;

import org.jspecify.annotations.NullMarked;
