package io.ringfence.manifest;

import java.util.regex.Pattern;

/**
 * How names, labels and ports are written.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names">Object
 *     Names and IDs</a>
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">Labels,
 *     syntax and character set</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6335#section-5.1">RFC 6335, service names</a>
 */
final class LabelSyntax {
  private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String NAME = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
  private static final String SUBDOMAIN = DNS_LABEL + "(\\." + DNS_LABEL + ")*";

  private static final Pattern NAMESPACE = Pattern.compile("(?=.{1,63}$)" + DNS_LABEL);
  private static final Pattern OBJECT = Pattern.compile("(?=.{1,253}$)" + SUBDOMAIN);
  private static final Pattern VALUE = Pattern.compile("(" + NAME + ")?");
  private static final Pattern KEY_NAME = Pattern.compile(NAME);
  private static final Pattern PORT =
      Pattern.compile("(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

  private LabelSyntax() {}

  static boolean isNamespace(String text) {
    return NAMESPACE.matcher(text).matches();
  }

  static boolean isObjectName(String text) {
    return OBJECT.matcher(text).matches();
  }

  /** A name, after a domain and a slash or by itself. */
  static boolean isKey(String text) {
    int slash = text.indexOf('/');
    return KEY_NAME.matcher(text.substring(slash + 1)).matches()
        && (slash < 0 || isObjectName(text.substring(0, slash)));
  }

  static boolean isValue(String text) {
    return VALUE.matcher(text).matches();
  }

  static boolean isPortName(String text) {
    return PORT.matcher(text).matches();
  }
}
