package io.ringfence.sandbox.googleapi.http;

import io.javalin.config.RoutesConfig;

/** The paths of one product's API. */
public interface Routes {

  void register(RoutesConfig routes);
}
