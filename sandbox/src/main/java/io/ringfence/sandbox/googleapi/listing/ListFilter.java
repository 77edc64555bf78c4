package io.ringfence.sandbox.googleapi.listing;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list's filter, as far as <a href="https://google.aip.dev/160">AIP-160</a> and Compute share it:
 * comparisons of a field with a value, {@code state:RUNNABLE}, {@code name = x}, {@code (name ne
 * x)}, all of which must hold. Anything else is answered 501.
 */
public final class ListFilter {
  private static final Pattern TERM =
      Pattern.compile(
          "\\(?\\s*([\\w.]+)\\s*(!=|=|:|\\seq\\s|\\sne\\s)\\s*(?:\"([^\"]*)\"|([^\\s()\"]+))\\s*\\)?"
              + "(?:\\s+AND\\s+|\\s+|$)");

  private record Term(String path, boolean equal, String value) {}

  private final List<Term> terms;

  private ListFilter(List<Term> terms) {
    this.terms = terms;
  }

  /** Keeps everything. */
  public static ListFilter none() {
    return new ListFilter(List.of());
  }

  /**
   * Reads a filter.
   *
   * @throws GoogleApiException 501 for a filter that is more than comparisons
   */
  public static ListFilter parse(String text) {
    List<Term> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(text.strip());
    int end = 0;
    while (matcher.find() && matcher.start() == end && matcher.end() > end) {
      String quoted = matcher.group(3);
      String operator = matcher.group(2).strip();
      terms.add(
          new Term(
              matcher.group(1),
              !operator.equals("!=") && !operator.equals("ne"),
              quoted == null ? matcher.group(4) : quoted));
      end = matcher.end();
    }
    if (end != text.strip().length()) {
      throw GoogleApiException.unsupported(
          "The sandbox does not support the filter '" + text + "', only comparisons of fields.");
    }
    return new ListFilter(terms);
  }

  /** Whether a resource passes every comparison. */
  public boolean keeps(JsonNode resource) {
    return terms.stream().allMatch(term -> matches(resource, term) == term.equal());
  }

  private static boolean matches(JsonNode resource, Term term) {
    JsonNode found = resource.at("/" + term.path().replace('.', '/'));
    String value = term.value();
    if (value.endsWith("*")) {
      return !found.isMissingNode()
          && found.asText().startsWith(value.substring(0, value.length() - 1));
    }
    return found.asText().equals(value);
  }
}
