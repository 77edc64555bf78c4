package io.ringfence.manifest;

import java.util.ArrayList;
import java.util.List;

/** Reads what matches hosts: a name, a pattern, or both. */
final class Hosts {
  private Hosts() {}

  /** The names and patterns in an entry; one that has none is noted. */
  static List<String> names(Field match, String nameField, String patternField) {
    var names = new ArrayList<String>();
    match.get(nameField).text().filter(text -> !text.isEmpty()).ifPresent(names::add);
    match.get(patternField).text().filter(text -> !text.isEmpty()).ifPresent(names::add);
    if (names.isEmpty() && match.isObject()) {
      match.add("no host is named", "write " + nameField + " or " + patternField);
    }
    return names;
  }
}
