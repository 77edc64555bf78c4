/**
 * Proves that the policies that were compiled mean what was declared. Plain Java: it reads flows on
 * the one hand and the analyser's answers on the other, and nothing of how the one became the
 * other.
 */
@NullMarked
package io.ringfence.proof;

import org.jspecify.annotations.NullMarked;
