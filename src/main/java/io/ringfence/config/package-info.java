/** The stack's file as records, with every problem in it reported at once. */
@NullMarked
package io.ringfence.config;

import org.jspecify.annotations.NullMarked;
