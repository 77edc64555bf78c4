package io.ringfence.manifest;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What every object has.
 *
 * @param type its group and kind
 * @param namespace where it is; empty for an object of the cluster's own
 * @param name its name; what it is generated from, where the API server makes one
 * @param labels its own labels
 * @param annotations its annotations
 * @param owner the object that controls it
 */
record ObjectHeader(
    ObjectType type,
    String namespace,
    String name,
    SortedMap<String, String> labels,
    Field annotations,
    Optional<Owner> owner) {
  static final String NAMESPACE = "Namespace";

  /**
   * The fields of ObjectMeta.
   *
   * @see <a
   *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/">ObjectMeta</a>
   */
  private static final Set<String> METADATA =
      Set.of(
          "annotations",
          "clusterName",
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generateName",
          "generation",
          "labels",
          "managedFields",
          "name",
          "namespace",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  /** What made an object and answers for it. */
  record Owner(String kind, String name) {}

  /**
   * Reads it.
   *
   * @param defaultNamespace where an object is that does not say so
   */
  static ObjectHeader read(Field root, ObjectType type, String defaultNamespace) {
    Field metadata = root.get("metadata");
    SortedMap<String, String> labels = labels(metadata);
    Field namespace = metadata.get("namespace");
    String given = namespace.text().filter(text -> !text.isEmpty()).orElse(defaultNamespace);
    if (!LabelSyntax.isNamespace(given)) {
      namespace.reject("cannot be a namespace", "write at most 63 of a-z, 0-9 and hyphens");
    }
    boolean ofCluster = type.kind().equals(NAMESPACE);
    return new ObjectHeader(
        type,
        ofCluster ? "" : given,
        name(metadata, ofCluster),
        labels,
        metadata.get("annotations"),
        owner(metadata.get("ownerReferences")));
  }

  /** The labels of an object or of the pods of a template, whose other metadata is checked too. */
  static SortedMap<String, String> labels(Field metadata) {
    metadata.allowOnly(METADATA);
    return LabelReader.labels(metadata.get("labels"));
  }

  private static String name(Field metadata, boolean ofNamespace) {
    Field generated = metadata.get("generateName");
    Field place = metadata.get("name");
    if (place.isAbsent() && !generated.isAbsent()) {
      return generated.text().orElse("");
    }
    String name = place.required().orElse("");
    boolean valid = ofNamespace ? LabelSyntax.isNamespace(name) : LabelSyntax.isObjectName(name);
    if (!name.isEmpty() && !valid) {
      place.reject("cannot be a name", "write a-z, 0-9, hyphens and dots, as a domain is named");
    }
    return name;
  }

  private static Optional<Owner> owner(Field references) {
    for (Field reference : references.items()) {
      if (reference.get("controller").flag()) {
        Optional<String> kind = reference.get("kind").required();
        Optional<String> name = reference.get("name").required();
        if (kind.isPresent() && name.isPresent()) {
          return Optional.of(new Owner(kind.get(), name.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** What tells it from every other object. */
  String id() {
    return type.kind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
