package io.ringfence.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Pods, and what stands between them and their workload, that are there no more once the labels in
 * the workload's template have been changed: its controller makes others in their place.
 */
final class Outdated {
  private Outdated() {}

  /** An object as an owner reference names it. */
  private record Owner(String namespace, String kind, String name) {}

  /** Objects without what belongs to those that are changed. */
  static List<Manifest> remove(
      List<Manifest> objects, Collection<Manifest> changes, String defaultNamespace) {
    Map<ObjectKey, JsonNode> templates = new HashMap<>();
    changes.forEach(
        change -> templates.put(ObjectKey.of(change, defaultNamespace), template(change)));
    Set<Owner> gone = new HashSet<>();
    for (Manifest object : objects) {
      ObjectKey key = ObjectKey.of(object, defaultNamespace);
      JsonNode template = templates.get(key);
      if (template != null && !template.isEmpty() && !template.equals(template(object))) {
        gone.add(new Owner(key.namespace(), key.kind(), key.name()));
      }
    }
    return gone.isEmpty() ? objects : withoutOwned(objects, gone, defaultNamespace);
  }

  private static List<Manifest> withoutOwned(
      List<Manifest> objects, Set<Owner> gone, String defaultNamespace) {
    List<Manifest> left =
        objects.stream().filter(object -> !isOwned(object, gone, defaultNamespace)).toList();
    Set<Owner> more = new HashSet<>(gone);
    objects.stream()
        .filter(object -> isOwned(object, gone, defaultNamespace))
        .map(object -> ObjectKey.of(object, defaultNamespace))
        .forEach(key -> more.add(new Owner(key.namespace(), key.kind(), key.name())));
    return more.size() == gone.size() ? left : withoutOwned(left, more, defaultNamespace);
  }

  private static boolean isOwned(Manifest object, Set<Owner> gone, String defaultNamespace) {
    String namespace = ObjectKey.of(object, defaultNamespace).namespace();
    for (JsonNode owner : object.content().path("metadata").path("ownerReferences")) {
      if (gone.contains(
          new Owner(namespace, owner.path("kind").asText(""), owner.path("name").asText("")))) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode template(Manifest object) {
    return object.content().path("spec").path("template").path("metadata").path("labels");
  }
}
