package io.ringfence.sandbox.googleapi.sql;

import io.ringfence.sandbox.googleapi.operations.Target;

/** Which instance. */
record InstanceName(String project, String name) {
  static final String ROOT = "https://sqladmin.googleapis.com/sql/v1beta4/";

  String path() {
    return "projects/" + project + "/instances/" + name;
  }

  /** Google's own URL of the instance; the sandbox's port may change, this does not. */
  String selfLink() {
    return ROOT + path();
  }

  Target target() {
    return Target.of(path());
  }

  String key() {
    return project + "/" + name;
  }
}
