/**
 * The Kubernetes cluster of a stack, and the ConfigMaps and Secrets through which pods learn of a
 * database.
 */
@NullMarked
package io.ringfence.cluster;

import org.jspecify.annotations.NullMarked;
