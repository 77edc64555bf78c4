/**
 * Rehearsals: a real stack's file on the sandbox, in a network of its own, before anyone touches
 * the real thing.
 */
@NullMarked
package io.ringfence.sandbox.rehearsal;

import org.jspecify.annotations.NullMarked;
