package io.ringfence.sandbox.googleapi.http;

/** The paths of one product's API. */
public interface Routes {

  void register(ApiMethods methods);
}
