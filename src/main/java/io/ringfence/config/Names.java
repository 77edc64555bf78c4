package io.ringfence.config;

import java.util.Set;
import java.util.regex.Pattern;

/** The names in a stack's file. Most become names of Kubernetes objects. */
final class Names {
  /** What flows call the peers that every stack has, or may come to have. */
  static final Set<String> BUILT_IN_PEERS = Set.of("anywhere", "dns", "https");

  private static final Set<String> RESERVED =
      Set.of("anywhere", "dns", "https", "metadata", "google-apis", "any");

  /** A label of RFC 1123, as namespaces are named; see Kubernetes' "Object Names and IDs". */
  private static final Pattern LABEL = Pattern.compile("(?=.{1,63}$)[a-z0-9]+(-+[a-z0-9]+)*");

  /** PostgreSQL takes more in quotes; these need none in a connection URL either. */
  private static final Pattern SQL_NAME = Pattern.compile("[a-z_][a-z0-9_-]{0,62}");

  private final Problems problems;

  Names(Problems problems) {
    this.problems = problems;
  }

  void checkLabel(String path, String name) {
    if (!LABEL.matcher(name).matches()) {
      problems.add(
          path,
          "\"" + name + "\" cannot name a Kubernetes object",
          "use at most 63 lowercase letters, digits and hyphens");
    }
    if (RESERVED.contains(name)) {
      problems.add(path, "\"" + name + "\" is the name of a built-in peer", "choose another name");
    }
  }

  void checkSqlName(String path, String name) {
    if (!SQL_NAME.matcher(name).matches()) {
      problems.add(
          path,
          "\"" + name + "\" cannot name a database or a user",
          "use at most 63 lowercase letters, digits, hyphens and underscores, a letter first");
    }
  }
}
