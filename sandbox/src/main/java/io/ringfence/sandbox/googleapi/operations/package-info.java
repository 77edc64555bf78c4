/** Long-running operations: run on an executor, exclusive for their target, persisted. */
@NullMarked
package io.ringfence.sandbox.googleapi.operations;

import org.jspecify.annotations.NullMarked;
