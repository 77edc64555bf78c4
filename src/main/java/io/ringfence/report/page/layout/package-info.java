/**
 * Where boxes, lines and their labels go, in layers from left to right. It knows sizes, no words.
 */
@NullMarked
package io.ringfence.report.page.layout;

import org.jspecify.annotations.NullMarked;
