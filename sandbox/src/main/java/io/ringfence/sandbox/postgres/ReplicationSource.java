package io.ringfence.sandbox.postgres;

import static io.ringfence.sandbox.postgres.Administration.identifier;
import static io.ringfence.sandbox.postgres.Administration.literal;

import io.ringfence.sandbox.process.Readiness;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The side of replication that is the primary's: the role that replicas log in as, and a physical
 * replication slot for each of them, which keeps the WAL that the replica has not got yet.
 */
final class ReplicationSource {
  private static final String SLOT_PREFIX = "ringfence_";
  private static final Duration TIME = Duration.ofSeconds(20);

  private final Administration administration;

  ReplicationSource(ServerRecord primary) {
    this.administration = new Administration(primary);
  }

  /** Makes the role if it is missing and gives it this password. */
  void admit(String password) {
    String role = identifier(Roles.REPLICATION);
    boolean missing =
        administration
            .query(
                "SELECT 1 FROM pg_roles WHERE rolname = " + literal(Roles.REPLICATION),
                row -> row.getInt(1))
            .isEmpty();
    if (missing) {
      administration.execute("CREATE ROLE " + role);
    }
    administration.execute(
        "ALTER ROLE %s LOGIN REPLICATION PASSWORD %s"
            .formatted(role, Roles.verifier(Roles.REPLICATION, password)));
  }

  /** Makes the replica's slot, which keeps all WAL from now on. */
  void reserve(String replica) {
    administration.execute(
        "SELECT pg_create_physical_replication_slot(%s, true)".formatted(literal(slotOf(replica))));
  }

  /** Ends the replica's stream and drops its slot, if it has one. */
  void release(String replica) {
    drop(slotOf(replica));
  }

  /** Drops the slots of all replicas but these. */
  void releaseAllBut(Collection<String> replicas) {
    Set<String> kept = replicas.stream().map(ReplicationSource::slotOf).collect(Collectors.toSet());
    slots().stream().filter(slot -> !kept.contains(slot)).forEach(this::drop);
  }

  /** The slots of this sandbox's replicas. */
  List<String> slots() {
    return administration.query(
        "SELECT slot_name FROM pg_replication_slots WHERE starts_with(slot_name, "
            + literal(SLOT_PREFIX)
            + ") ORDER BY slot_name",
        row -> row.getString(1));
  }

  /** A slot's name has at most 63 of fewer characters than a server's name may have. */
  static String slotOf(String replica) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(replica.getBytes(StandardCharsets.UTF_8));
      return SLOT_PREFIX + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A slot in use cannot be dropped, and its process does not end at once. */
  private void drop(String slot) {
    String named = " FROM pg_replication_slots WHERE slot_name = " + literal(slot);
    boolean gone =
        Readiness.within(
            TIME,
            () -> {
              administration.execute("SELECT pg_terminate_backend(active_pid)" + named);
              administration.execute(
                  "SELECT pg_drop_replication_slot(slot_name)" + named + " AND NOT active");
              return !slots().contains(slot);
            });
    if (!gone) {
      throw new PostgresException("The replication slot " + slot + " is still in use", null);
    }
  }
}
