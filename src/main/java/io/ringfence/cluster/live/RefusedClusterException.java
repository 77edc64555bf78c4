package io.ringfence.cluster.live;

import com.pulumi.exceptions.RunException;

/** The cluster is not one in which the stack may change anything, and nothing was changed. */
public final class RefusedClusterException extends RunException {

  RefusedClusterException(String key, String reason, String fix) {
    super(
        "%s\n    %s; nothing was changed\n    fix: %s"
            .formatted("ringfence:cluster" + key, reason, fix));
  }
}
