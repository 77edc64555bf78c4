package io.ringfence.sandbox.googleapi.compute;

/** Which global address. */
public record AddressName(String project, String name) {

  public String path() {
    return "projects/" + project + "/global/addresses/" + name;
  }

  String selfLink() {
    return ComputeLinks.ROOT + path();
  }

  String key() {
    return project + "/" + name;
  }
}
