package io.ringfence.sandbox.postgres;

import inet.ipaddr.IPAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/** The PostgreSQL servers of the sandbox, one for each instance, each named by the instance. */
public interface PostgresServers {

  /** The major versions whose binaries the sandbox has, for example 13 to 18. */
  SortedSet<Integer> majorVersions();

  /**
   * Why a server of this major version would refuse these settings, by their names; empty when it
   * takes them all. The server's own binary decides, so the answer is PostgreSQL's, not a table's.
   */
  SortedMap<String, String> refusals(int majorVersion, Map<String, String> settings);

  /**
   * Those of these names that are settings of a server of this major version, again in the opinion
   * of its own binary, which is fetched if it was not used before.
   */
  Set<String> known(int majorVersion, Set<String> names);

  /** Whether a new server could listen at this address: nothing holds its port 5432. */
  boolean canListen(IPAddress address);

  /**
   * Whether this machine has the address, and none of its networks: loopback, or a range that was
   * made local.
   */
  boolean isLocal(IPAddress address);

  /**
   * Makes the data directory, starts the server at its address on port 5432 and returns once it
   * answers.
   *
   * @throws PostgresException if a server of this name exists, or the server cannot be started
   */
  PostgresServer create(ServerDefinition definition);

  /**
   * Makes a server whose data are a base backup of another's and which streams from that one, read
   * only, until it is promoted. It returns once the replica answers.
   *
   * @param definition of the same major version as the primary
   * @param primary the name of a running server that is no replica itself
   * @throws PostgresException as {@link #create}, or if the primary refuses
   */
  PostgresServer createReplica(ServerDefinition definition, String primary);

  /** The name of the server that this one streams from; empty if it is no replica. */
  Optional<String> primaryOf(String name);

  /**
   * The server that was created under this name, started if it was stopped, for example by a
   * restart of the sandbox.
   *
   * @throws PostgresException if there is none, or it cannot be started
   */
  PostgresServer open(String name);

  /**
   * Ends the server of this name and removes all that is on disk of it, without starting it: also
   * what a crash or a failed creation has left. Nothing happens if there is nothing.
   *
   * @throws PostgresException if its process does not end, or something of it is still there
   */
  void delete(String name);
}
