package io.ringfence.sandbox.googleapi.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side that all products share, on 127.0.0.1 alone: it checks the bearer token and the
 * project's quota, answers errors in Google's shape, and writes one line a request with method,
 * path, status and milliseconds, and nothing that came in a header, a query or a body.
 */
public final class ApiHttpServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ApiHttpServer.class);
  private static final String ANSWERED = "answered";
  private static final Pattern PROJECT = Pattern.compile("/projects/([^/]+)");

  private final Javalin server;
  private final String healthPath;
  private final BearerToken token;
  private final RequestQuota quota;

  /**
   * @param port or 0 for any free one
   * @param healthPath answers 200 without a token
   */
  public ApiHttpServer(
      int port, String healthPath, BearerToken token, RequestQuota quota, List<Routes> products) {
    this.healthPath = healthPath;
    this.token = token;
    this.quota = quota;
    this.server = Javalin.create(config -> configure(config, port, products));
  }

  /** Serves requests once it returns. */
  public void start() {
    server.start();
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private void configure(JavalinConfig config, int port, List<Routes> products) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.jetty.host = "127.0.0.1";
    config.jetty.port = port;
    config.requestLogger.http(ApiHttpServer::logAccess);
    config.routes.before(this::admit);
    config.routes.get(healthPath, context -> context.result("ok"));
    ApiMethods methods = new ApiMethods(config.routes);
    products.forEach(product -> product.register(methods));
    config.routes.exception(GoogleApiException.class, (e, context) -> answer(context, e));
    config.routes.exception(
        HttpResponseException.class, (e, context) -> answer(context, of(e, context)));
    config.routes.exception(Exception.class, this::internalError);
    config.routes.error(404, this::unknownPath);
  }

  private void admit(Context context) {
    if (context.path().equals(healthPath)) {
      return;
    }
    token.check(Optional.ofNullable(context.header("Authorization")));
    Matcher project = PROJECT.matcher(context.path());
    if (project.find()) {
      quota.take(project.group(1));
    }
  }

  private void internalError(Exception e, Context context) {
    log.error("{} {} failed", context.method(), context.path(), e);
    answer(
        context,
        new GoogleApiException(
            500, "INTERNAL", "backendError", "The sandbox failed; its log says why."));
  }

  /** A path that no product has would otherwise be answered in Javalin's words. */
  private void unknownPath(Context context) {
    if (context.attribute(ANSWERED) == null) {
      answer(context, absent(context));
    }
  }

  private static GoogleApiException of(HttpResponseException e, Context context) {
    if (e.getStatus() == 404 || e.getStatus() == 405) {
      return absent(context);
    }
    return new GoogleApiException(
        e.getStatus(), "INVALID_ARGUMENT", "badRequest", String.valueOf(e.getMessage()));
  }

  private static GoogleApiException absent(Context context) {
    return GoogleApiException.unsupported(
        "The sandbox has no " + context.method() + " " + context.path() + ".");
  }

  private static void answer(Context context, GoogleApiException refusal) {
    context.attribute(ANSWERED, true);
    context.status(refusal.code());
    context.contentType("application/json; charset=UTF-8");
    context.result(ErrorBody.of(refusal));
  }

  private static void logAccess(Context context, Float milliseconds) {
    log.info(
        "{} {} {} {} ms",
        context.method(),
        context.path(),
        context.statusCode(),
        Math.round(milliseconds));
  }
}
