package io.ringfence.sandbox.postgres;

import java.util.Map;

/**
 * Those who log in to Cloud SQL with a token of Google's identity and access management. The
 * sandbox has none of its tokens, so they have roles that can be granted privileges, and cannot log
 * in: the server rejects them whatever password they have.
 */
public interface IamUsers {

  /** Makes what users of this kind need, as the flag that turns them on does; again: nothing. */
  void enable();

  /** Creates the role of one, without a password. */
  void create(String name, Kind kind);

  /** All of them by name. */
  Map<String, Kind> all();

  /** What a user is, and of which role, by Cloud SQL's names, it is a member therefore. */
  enum Kind {
    USER("cloudsqliamuser"),
    SERVICE_ACCOUNT("cloudsqliamserviceaccount"),
    /** Never logs in itself, its members do. */
    GROUP("cloudsqliamgroup");

    private final String role;

    Kind(String role) {
      this.role = role;
    }

    String role() {
      return role;
    }
  }
}
