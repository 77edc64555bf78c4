package io.ringfence.config;

import io.ringfence.cluster.ObjectNames;
import io.ringfence.database.PrivateNetwork;
import io.ringfence.policy.PolicyCompiler;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names in a stack's file. Most become names of Kubernetes objects. */
final class Names {
  private static final Set<String> RESERVED =
      Set.of(
          "anywhere",
          "dns",
          "https",
          "metadata",
          "google-apis",
          "google-apis-restricted",
          "any",
          PolicyCompiler.ISOLATION);

  private static final String PREFIX = "ringfence:prefix";

  /** A label of RFC 1123, as namespaces are named; see Kubernetes' "Object Names and IDs". */
  private static final Pattern LABEL = Pattern.compile("(?=.{1,63}$)[a-z0-9]+(-+[a-z0-9]+)*");

  /** What Compute Engine and Cloud SQL both take, but for the length. */
  private static final Pattern CLOUD_NAME = Pattern.compile("[a-z][a-z0-9]*(-+[a-z0-9]+)*");

  /** The engine's random digits, after a hyphen. */
  private static final int SUFFIX = 8;

  private static final int LONGEST_INSTANCE_PATH = 98;
  private static final int LONGEST_COMPUTE_NAME = 63;
  private static final int LONGEST_LABEL = 63;

  private static final Pattern NETWORK =
      Pattern.compile("(projects/[a-z0-9.:-]+/global/networks/)?[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern STACK = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){2}");

  /** PostgreSQL takes more in quotes; these need none in a connection URL either. */
  private static final Pattern SQL_NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  private final ObjectNames objects;
  private final Problems problems;

  private Names(ObjectNames objects, Problems problems) {
    this.objects = objects;
    this.problems = problems;
  }

  /** With the prefix of the stack's objects; one that cannot be is noted, and left out. */
  static Names prefixed(Optional<String> prefix, Problems problems) {
    new Names(new ObjectNames(Optional.empty()), problems).checkPrefix(prefix);
    return new Names(
        new ObjectNames(prefix.filter(written -> !problems.isWithin(PREFIX))), problems);
  }

  /** What the stack's objects are called in the cluster. */
  ObjectNames objects() {
    return objects;
  }

  private void checkPrefix(Optional<String> prefix) {
    prefix.ifPresent(written -> checkLabel(PREFIX, written));
  }

  /** Notes what cannot be the name of a ConfigMap, a Secret or a policy, the prefix counted. */
  void checkObject(String path, String name) {
    checkLabel(path, objects.of(name));
  }

  /** Notes what cannot be the name of a namespace. */
  void checkLabel(String path, String name) {
    if (!LABEL.matcher(name).matches()) {
      problems.add(
          path,
          name,
          "this cannot name a Kubernetes object",
          "use at most 63 lowercase letters, digits and hyphens, no hyphen at the ends");
    }
  }

  /** Notes what cannot be the name of a workload or a database: flows refer to them by it. */
  void checkPeerName(String path, String name) {
    checkObject(path, name);
    if (RESERVED.contains(name)) {
      problems.add(path, name, "this name is taken by Ringfence itself", "choose another name");
    }
  }

  /**
   * Notes what cannot begin the name of an instance, which the engine ends with random digits.
   *
   * @see <a href="https://cloud.google.com/sql/docs/postgres/instance-settings">Instance settings,
   *     instance ID</a>
   */
  void checkInstance(String path, String name, String project) {
    int left = LONGEST_INSTANCE_PATH - project.length() - ":".length() - SUFFIX;
    checkCloudName(path, name, Math.min(left, LONGEST_LABEL));
  }

  /**
   * Notes what cannot name a network whose reserved range is named after it.
   *
   * @see <a href="https://cloud.google.com/compute/docs/naming-resources">Naming resources</a>
   */
  void checkReservingNetwork(String path, String name) {
    checkCloudName(
        path, name, LONGEST_COMPUTE_NAME - PrivateNetwork.RANGE_SUFFIX.length() - SUFFIX);
  }

  private void checkCloudName(String path, String name, int longest) {
    if (!CLOUD_NAME.matcher(name).matches() || name.length() > longest) {
      problems.add(
          path,
          name,
          "this cannot name a resource at Google Cloud",
          "use at most %d lowercase letters, digits and hyphens, a letter first"
              .formatted(longest));
    }
  }

  /** Notes what can be neither a network's name nor its path. */
  void checkNetwork(String path, String network) {
    if (!NETWORK.matcher(network).matches()) {
      problems.add(
          path,
          network,
          "this cannot be a network",
          "give its name, or projects/PROJECT/global/networks/NAME");
    }
  }

  /** Notes what cannot be the full name of a stack. */
  void checkStack(String path, String name) {
    if (!STACK.matcher(name).matches()) {
      problems.add(
          path,
          name,
          "this is not the full name of a stack",
          "write it as ORGANIZATION/PROJECT/STACK, or organization/PROJECT/STACK where the state"
              + " is kept in files");
    }
  }

  void checkSqlName(String path, String name) {
    if (!SQL_NAME.matcher(name).matches()) {
      problems.add(
          path,
          name,
          "this cannot name a database or a user",
          "use at most 63 lowercase letters, digits, hyphens and underscores, a letter first");
    }
  }

  /** Notes every name that stands in a list again. */
  void checkOnce(List<Located<String>> list) {
    var seen = new HashSet<String>();
    for (Located<String> name : list) {
      if (!seen.add(name.value())) {
        problems.add(name.path(), name.value(), "this stands in the list already", "write it once");
      }
    }
  }
}
