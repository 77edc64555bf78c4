package io.ringfence.config;

import io.ringfence.schema.Key;
import java.util.List;

/** Who logs in to a Cloud SQL instance with a token of Google's instead of a password. */
public record IamConfig(
    @Key(value = "People, by their email addresses.", defaultValue = "[]")
        List<Located<String>> users,
    @Key(value = "Service accounts, by their email addresses.", defaultValue = "[]")
        List<Located<String>> serviceAccounts,
    @Key(value = "Groups, by their email addresses.", defaultValue = "[]")
        List<Located<String>> groups) {

  /** Whether nobody is written. */
  boolean isEmpty() {
    return users.isEmpty() && serviceAccounts.isEmpty() && groups.isEmpty();
  }
}
