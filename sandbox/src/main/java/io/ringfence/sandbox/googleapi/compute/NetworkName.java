package io.ringfence.sandbox.googleapi.compute;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which network. */
public record NetworkName(String project, String name) {
  private static final Pattern LINK =
      Pattern.compile("(?:https?://.+/)?projects/([^/]+)/global/networks/([^/]+)");

  /** Reads {@code projects/P/global/networks/N}, alone or at the end of a URL. */
  public static Optional<NetworkName> parse(String link) {
    Matcher matcher = LINK.matcher(link);
    return matcher.matches()
        ? Optional.of(new NetworkName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  public String path() {
    return "projects/" + project + "/global/networks/" + name;
  }

  /** Google's own URL of the network; the sandbox's port may change, this does not. */
  public String selfLink() {
    return ComputeLinks.ROOT + path();
  }

  String key() {
    return project + "/" + name;
  }
}
