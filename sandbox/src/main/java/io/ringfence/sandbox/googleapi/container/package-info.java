/** Kubernetes Engine v1: clusters, which all are the sandbox's one API server. */
@NullMarked
package io.ringfence.sandbox.googleapi.container;

import org.jspecify.annotations.NullMarked;
