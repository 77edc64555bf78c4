package io.ringfence.manifest;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;

/** A YAML document is well formed, and still nothing that JSON can have. */
final class YamlTreeException extends YAMLException {
  private final transient Mark mark;

  YamlTreeException(Mark mark, String message) {
    super(message);
    this.mark = mark;
  }

  Mark mark() {
    return mark;
  }
}
