/** Seals the values of Secrets, so that they may stand in a repository. */
@NullMarked
package io.ringfence.seal;

import org.jspecify.annotations.NullMarked;
