/** From flows to policy specs. Plain Java: addresses are symbols, not values. */
@NullMarked
package io.ringfence.policy;

import org.jspecify.annotations.NullMarked;
