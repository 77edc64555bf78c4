package io.ringfence.sandbox.googleapi.listing;

import com.google.api.client.json.GenericJson;
import io.javalin.http.Context;
import io.ringfence.sandbox.googleapi.http.GoogleApiException;
import io.ringfence.sandbox.googleapi.json.GoogleJson;
import io.ringfence.sandbox.googleapi.json.HttpJson;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a list request asks for.
 *
 * @param maxResults of one page
 * @param pageToken the key of the last resource of the page before, or empty for the first page
 */
public record ListRequest(ListFilter filter, int maxResults, String pageToken) {
  private static final List<String> PARAMETERS = List.of("filter", "maxResults", "pageToken");
  private static final int DEFAULT_MAX_RESULTS = 500;
  private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,8}");

  /**
   * Reads {@code filter}, {@code maxResults} and {@code pageToken}.
   *
   * @throws GoogleApiException 400 or 501 for what cannot be read
   */
  public static ListRequest of(Context context) {
    return new ListRequest(
        HttpJson.query(context, "filter").map(ListFilter::parse).orElseGet(ListFilter::none),
        HttpJson.query(context, "maxResults").map(ListRequest::number).orElse(DEFAULT_MAX_RESULTS),
        HttpJson.query(context, "pageToken").orElse(""));
  }

  /** The names of the query parameters that a list request takes, with more of its own. */
  public static String[] with(String... more) {
    return Stream.concat(PARAMETERS.stream(), Stream.of(more)).toArray(String[]::new);
  }

  /**
   * The page of these resources that is asked for.
   *
   * @param key orders the resources; unique
   */
  public <T extends GenericJson> Page<T> page(List<T> resources, Function<T, String> key) {
    List<T> rest =
        resources.stream()
            .filter(resource -> filter.keeps(GoogleJson.tree(resource)))
            .sorted((left, right) -> key.apply(left).compareTo(key.apply(right)))
            .filter(resource -> key.apply(resource).compareTo(pageToken) > 0)
            .toList();
    if (rest.size() <= maxResults) {
      return new Page<>(rest, "");
    }
    return new Page<>(rest.subList(0, maxResults), key.apply(rest.get(maxResults - 1)));
  }

  /** A key that puts what was inserted last first, as operations are listed. */
  public static String newestFirst(String insertTime, String name) {
    return "%019d %s".formatted(Long.MAX_VALUE - Instant.parse(insertTime).toEpochMilli(), name);
  }

  private static int number(String text) {
    if (!POSITIVE.matcher(text).matches()) {
      throw GoogleApiException.invalid("Invalid value for field 'maxResults': '" + text + "'.");
    }
    return Integer.parseInt(text);
  }
}
