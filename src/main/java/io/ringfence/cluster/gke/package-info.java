/** Clusters of Google Kubernetes Engine, found by name and read from Google. */
@NullMarked
package io.ringfence.cluster.gke;

import org.jspecify.annotations.NullMarked;
