package io.ringfence.manifest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which blocks of a policy are a database's, as the policy's annotation {@code
 * ringfence.io/databases} says: one line for each block, {@code egress[0].to[1]: main}. Only
 * policies that Ringfence manages are believed, as it alone keeps the annotation and the rules
 * together.
 *
 * @param byPeer the databases by the places of their blocks
 */
record DatabaseBlocks(Map<String, String> byPeer) {
  private static final String ANNOTATION = "ringfence.io/databases";
  private static final Pattern LINE =
      Pattern.compile("((?:in|e)gress\\[\\d+]\\.(?:from|to)\\[\\d+]): (\\S+)");

  static DatabaseBlocks read(ObjectHeader header) {
    var byPeer = new HashMap<String, String>();
    Field annotations = header.annotations();
    if (annotations.isObject() && PolicyReader.isManaged(header)) {
      Field annotation = annotations.get(ANNOTATION);
      annotation.text().stream()
          .flatMap(String::lines)
          .filter(line -> !line.isBlank())
          .forEach(
              line -> {
                Matcher parts = LINE.matcher(line.strip());
                if (parts.matches()) {
                  byPeer.put(parts.group(1), parts.group(2));
                } else {
                  annotation.add(
                      "\"" + line + "\" does not name a block and its database",
                      "leave it to Ringfence, which writes lines such as egress[0].to[1]: main");
                }
              });
    }
    return new DatabaseBlocks(byPeer);
  }

  Optional<String> of(String peer) {
    return Optional.ofNullable(byPeer.get(peer));
  }
}
