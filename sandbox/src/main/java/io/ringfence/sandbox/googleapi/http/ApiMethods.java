package io.ringfence.sandbox.googleapi.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The methods of the APIs by their paths. Each takes the query parameters that it names and, of <a
 * href="https://cloud.google.com/apis/docs/system-parameters">those that every method of Google's
 * has</a>, the ones that change nothing about the answer. Any other is answered 501 with its name:
 * to ignore it would be to do something else than was asked for. As with Google, a parameter
 * without a value counts as absent.
 */
public final class ApiMethods {
  private static final Set<String> ALWAYS = Set.of("alt", "key", "prettyPrint", "quotaUser");

  private final RoutesConfig routes;

  ApiMethods(RoutesConfig routes) {
    this.routes = routes;
  }

  /**
   * A method called by GET.
   *
   * @param parameters the names of the query parameters that the handler reads
   */
  public void get(String path, Handler handler, String... parameters) {
    routes.get(path, taking(handler, parameters));
  }

  /** As {@link #get}, by POST. */
  public void post(String path, Handler handler, String... parameters) {
    routes.post(path, taking(handler, parameters));
  }

  /** As {@link #get}, by PUT. */
  public void put(String path, Handler handler, String... parameters) {
    routes.put(path, taking(handler, parameters));
  }

  /** As {@link #get}, by PATCH. */
  public void patch(String path, Handler handler, String... parameters) {
    routes.patch(path, taking(handler, parameters));
  }

  /** As {@link #get}, by DELETE. */
  public void delete(String path, Handler handler, String... parameters) {
    routes.delete(path, taking(handler, parameters));
  }

  private static Handler taking(Handler handler, String... parameters) {
    Set<String> taken = Set.of(parameters);
    return context -> {
      check(context, taken);
      handler.handle(context);
    };
  }

  private static void check(Context context, Set<String> taken) {
    for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
      String name = parameter.getKey();
      boolean empty = parameter.getValue().stream().allMatch(String::isEmpty);
      if (!empty && !taken.contains(name) && !ALWAYS.contains(name)) {
        throw GoogleApiException.unsupported(
            "The sandbox does not support the query parameter '%s' of %s %s."
                .formatted(name, context.method(), context.path()));
      }
    }
    String alt = context.queryParam("alt");
    if (alt != null && !alt.isEmpty() && !alt.equals("json")) {
      throw GoogleApiException.unsupported(
          "The sandbox answers in JSON alone, not as the query parameter 'alt' asks: '"
              + alt
              + "'.");
    }
  }
}
