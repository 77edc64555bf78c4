/** The domain: workloads, peers, ports and the flows between them. Plain Java. */
@NullMarked
package io.ringfence.flow;

import org.jspecify.annotations.NullMarked;
