package io.ringfence.manifest;

import io.ringfence.connectivity.Snapshot;
import java.util.List;

/**
 * What was read.
 *
 * @param snapshot what the analyser works on
 * @param notes what was counted and left out, and what else a person should know, each a sentence
 */
public record ReadSnapshot(Snapshot snapshot, List<String> notes) {
  public ReadSnapshot {
    notes = List.copyOf(notes);
  }
}
