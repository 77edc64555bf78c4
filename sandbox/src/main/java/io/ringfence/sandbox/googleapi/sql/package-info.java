/** Cloud SQL Admin v1beta4: instances, databases, users, operations, flags, tiers. */
@NullMarked
package io.ringfence.sandbox.googleapi.sql;

import org.jspecify.annotations.NullMarked;
