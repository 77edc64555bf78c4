/** What a person may have meant by a name that there is not. */
@NullMarked
package io.ringfence.suggestion;

import org.jspecify.annotations.NullMarked;
