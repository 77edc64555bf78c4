package io.ringfence.manifest;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads labels with their values. */
final class LabelReader {
  private LabelReader() {}

  /** Labels that can be; those that cannot are noted. */
  static SortedMap<String, String> labels(Field field) {
    var labels = new TreeMap<String, String>();
    for (Map.Entry<String, Field> label : field.entries()) {
      checkKey(label.getKey(), label.getValue());
      value(label.getValue()).ifPresent(value -> labels.put(label.getKey(), value));
    }
    return labels;
  }

  static void checkKey(String key, Field place) {
    if (!LabelSyntax.isKey(key)) {
      place.add(
          "\"" + key + "\" cannot be a label's key",
          "write at most 63 letters, digits, hyphens, underscores and dots, after a domain and a"
              + " slash if need be");
    }
  }

  /** The API takes an empty value, but none that is missing. */
  static Optional<String> value(Field field) {
    if (field.isAbsent()) {
      field.add("the label has no value", "write one, \"\" for an empty one");
      return Optional.empty();
    }
    Optional<String> value = field.text();
    if (value.filter(text -> !LabelSyntax.isValue(text)).isPresent()) {
      field.reject(
          "cannot be a label's value",
          "write at most 63 letters, digits, hyphens, underscores and dots, letters or digits at"
              + " both ends");
    }
    return value;
  }
}
