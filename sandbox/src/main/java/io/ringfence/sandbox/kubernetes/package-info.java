/** A real Kubernetes API server on etcd, with the controllers that deletion needs. */
@NullMarked
package io.ringfence.sandbox.kubernetes;

import org.jspecify.annotations.NullMarked;
