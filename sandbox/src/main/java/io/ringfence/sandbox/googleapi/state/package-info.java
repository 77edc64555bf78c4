/** Resources as files of JSON, written atomically and readable by their owner alone. */
@NullMarked
package io.ringfence.sandbox.googleapi.state;

import org.jspecify.annotations.NullMarked;
