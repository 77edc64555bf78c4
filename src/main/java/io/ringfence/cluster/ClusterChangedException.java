package io.ringfence.cluster;

import com.pulumi.exceptions.RunException;

/** A stack's cluster is another one than that in which its objects are. */
public final class ClusterChangedException extends RunException {
  private static final long serialVersionUID = 1L;

  ClusterChangedException(String begun, String found, String urn) {
    super(
        """
        ringfence:cluster
            until now the objects of this stack were in the cluster with the UID %s, and this is another one: %s; nothing in it was changed
            fix: name the old cluster, or, when it is gone, let the stack forget its objects there: pulumi state delete --target-dependents '%s'\
        """
            .formatted(begun, found, urn));
  }
}
