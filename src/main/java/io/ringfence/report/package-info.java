/** Writes what the analyser finds, in every format. Plain Java. */
@NullMarked
package io.ringfence.report;

import org.jspecify.annotations.NullMarked;
