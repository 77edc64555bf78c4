package io.ringfence.sandbox.postgres;

/**
 * What is kept about a server that replicates another, for as long as it does.
 *
 * @param primary the name of the server that it streams from
 */
record ReplicaRecord(String primary) {}
