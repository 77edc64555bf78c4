package io.ringfence.sandbox.googleapi.container;

/**
 * Which cluster.
 *
 * @param location a region or a zone
 */
record ClusterName(String project, String location, String name) {
  static final String ROOT = "https://container.googleapis.com/v1/";

  /** {@code projects/P/locations/L/clusters/C}. */
  String path() {
    return "projects/" + project + "/locations/" + location + "/clusters/" + name;
  }

  /** Google's own URL, in which a zone is called one. */
  String selfLink() {
    String kind = isZone() ? "zones" : "locations";
    return ROOT + "projects/" + project + "/" + kind + "/" + location + "/clusters/" + name;
  }

  /** Zones are named after their region, with a hyphen and a letter. */
  boolean isZone() {
    return location.matches(".+-[a-z]");
  }
}
