package io.ringfence.sandbox.postgres;

import static io.ringfence.sandbox.postgres.Administration.identifier;
import static io.ringfence.sandbox.postgres.Administration.literal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The roles of a server's users that log in by Google's identity and access management. */
final class IamUserRoles implements IamUsers {
  private final Administration administration;

  IamUserRoles(Administration administration) {
    this.administration = administration;
  }

  /** A replica has the roles of its primary, and can have no others. */
  @Override
  public synchronized void enable() {
    if (administration.query("SELECT pg_is_in_recovery()", row -> row.getBoolean(1)).get(0)) {
      return;
    }
    List<String> present =
        administration.query("SELECT rolname FROM pg_roles", row -> row.getString(1));
    administration.execute(
        Arrays.stream(Kind.values())
            .map(Kind::role)
            .filter(role -> !present.contains(role))
            .map(role -> "CREATE ROLE " + role + " NOLOGIN")
            .toArray(String[]::new));
  }

  @Override
  public void create(String name, Kind kind) {
    administration.execute(
        "CREATE ROLE %s %s IN ROLE %s"
            .formatted(identifier(name), kind == Kind.GROUP ? "NOLOGIN" : "LOGIN", kind.role()));
  }

  @Override
  public Map<String, Kind> all() {
    Map<String, Kind> users = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      members(kind).forEach(name -> users.put(name, kind));
    }
    return users;
  }

  private List<String> members(Kind kind) {
    return administration.query(
        "SELECT member.rolname FROM pg_auth_members"
            + " JOIN pg_roles member ON member.oid = pg_auth_members.member"
            + " JOIN pg_roles kind ON kind.oid = pg_auth_members.roleid"
            + " WHERE kind.rolname = "
            + literal(kind.role())
            + " ORDER BY member.rolname",
        row -> row.getString(1));
  }

  /** The roles of the kinds, for a rule of host-based authentication that means their members. */
  static String allMembers() {
    return Arrays.stream(Kind.values())
        .map(kind -> "+" + kind.role())
        .collect(Collectors.joining(","));
  }
}
