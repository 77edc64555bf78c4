package io.ringfence.stack;

import io.ringfence.manifest.Manifest;
import java.util.List;

/**
 * What a preview tells of a stack.
 *
 * @param before what is in it before the update
 * @param after what is in it afterwards
 * @param removed of {@code before}, what the update changes or removes
 * @param applied of {@code after}, what the update creates or changes
 * @param notes what a person should know, each a sentence
 */
public record PreviewedObjects(
    StackObjects before,
    StackObjects after,
    List<Manifest> removed,
    List<Manifest> applied,
    List<String> notes) {
  public PreviewedObjects {
    removed = List.copyOf(removed);
    applied = List.copyOf(applied);
    notes = List.copyOf(notes);
  }
}
