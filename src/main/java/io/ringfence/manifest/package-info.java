/**
 * Reads Kubernetes objects, whatever they come from, into what the analyser works on. Plain Java.
 * What cannot be read is an error with its place, never something that is left out.
 */
@NullMarked
package io.ringfence.manifest;

import org.jspecify.annotations.NullMarked;
