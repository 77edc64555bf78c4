/** Files that others cannot read, and JSON in them. */
@NullMarked
package io.ringfence.sandbox.files;

import org.jspecify.annotations.NullMarked;
