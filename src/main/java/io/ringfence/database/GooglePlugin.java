package io.ringfence.database;

import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;

/** Which release of the {@code gcp} plugin the resources are made for. */
public final class GooglePlugin {
  /** The SDK is older than this and would ask for its own version. */
  public static final String VERSION = "9.29.0";

  private GooglePlugin() {}

  static CustomResourceOptions.Builder options(Resource parent) {
    CustomResourceOptions.Builder options = CustomResourceOptions.builder();
    options.parent(parent).version(VERSION);
    return options;
  }
}
