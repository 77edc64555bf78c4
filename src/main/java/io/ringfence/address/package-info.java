/**
 * IP addresses and blocks as they may be written, and which of them may be a private database's.
 * Plain Java.
 */
@NullMarked
package io.ringfence.address;

import org.jspecify.annotations.NullMarked;
