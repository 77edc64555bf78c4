/** From policy specs and the endpoints of databases to NetworkPolicy resources. */
@NullMarked
package io.ringfence.policy.pulumi;

import org.jspecify.annotations.NullMarked;
