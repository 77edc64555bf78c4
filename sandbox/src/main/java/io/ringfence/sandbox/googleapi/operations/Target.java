package io.ringfence.sandbox.googleapi.operations;

/**
 * What an operation is at work on.
 *
 * @param path for example {@code projects/acme/global/networks/main}; unique in its product
 * @param id the last part of the path, or the number that the product gives its resources
 */
public record Target(String path, String id) {

  /** A target whose id is the last part of its path. */
  public static Target of(String path) {
    return new Target(path, path.substring(path.lastIndexOf('/') + 1));
  }
}
