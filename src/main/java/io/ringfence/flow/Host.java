package io.ringfence.flow;

import java.util.regex.Pattern;

/** A host outside of the cluster by its name, or hosts by a pattern of names. */
public sealed interface Host {

  /** As the stack's file writes it. */
  String text();

  /**
   * One host name, fully qualified, in lowercase and without a dot at the end.
   *
   * @param text for example {@code api.stripe.com}: at most 253 characters, labels of RFC 1123
   */
  record Name(String text) implements Host {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException with a message for a person, when it is anything else
     */
    public Name {
      Text.check(text, Text.NAME, "not a fully qualified host name of RFC 1123 in lowercase");
    }
  }

  /**
   * All host names of a form. An asterisk stands for any characters of one label; the last two
   * labels have none, because whoever registers a domain decides what is below it and no other.
   *
   * @param text for example {@code *.stripe.com}, which is {@code api.stripe.com} and neither
   *     {@code stripe.com} nor {@code eu.api.stripe.com}
   */
  record Matching(String text) implements Host {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException with a message for a person, when it is anything else
     */
    public Matching {
      Text.check(
          text, Text.MATCHING, "not a pattern of host names with an asterisk before its domain");
      if (!text.contains("*")) {
        throw new IllegalArgumentException("no asterisk is here, so it is a name");
      }
    }
  }

  /** How hosts are written. */
  final class Text {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final String DOMAIN =
        "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.[a-z](?:[a-z0-9-]{0,61}[a-z0-9])";
    private static final String LONGEST = "(?=.{1,253}$)";

    private static final Pattern NAME = Pattern.compile(LONGEST + "(?:" + LABEL + "\\.)*" + DOMAIN);
    private static final Pattern MATCHING =
        Pattern.compile(LONGEST + "(?:[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?\\.)+" + DOMAIN);

    /** Names of the cluster's own domain and its special ones are Services and pods. */
    private static final Pattern IN_CLUSTER = Pattern.compile(".*\\.(svc|cluster\\.local)");

    private Text() {}

    private static void check(String text, Pattern form, String message) {
      if (!form.matcher(text).matches()) {
        throw new IllegalArgumentException(message);
      }
      if (IN_CLUSTER.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "a name inside of the cluster, which such a policy cannot allow; name the workload or"
                + " the namespace instead");
      }
    }
  }
}
