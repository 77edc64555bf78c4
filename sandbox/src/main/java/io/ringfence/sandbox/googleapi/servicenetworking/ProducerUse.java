package io.ringfence.sandbox.googleapi.servicenetworking;

import io.ringfence.sandbox.googleapi.compute.NetworkName;

/** Whether services' resources, Cloud SQL instances for one, are reached through a network. */
public interface ProducerUse {

  boolean uses(NetworkName network);
}
