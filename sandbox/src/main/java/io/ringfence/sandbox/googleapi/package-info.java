/** Google's APIs over HTTP, in the shape that Google's own clients speak. */
@NullMarked
package io.ringfence.sandbox.googleapi;

import org.jspecify.annotations.NullMarked;
