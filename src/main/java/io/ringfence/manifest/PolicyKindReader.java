package io.ringfence.manifest;

/** Reads policies of one kind; what is wrong with one is noted at its field. */
interface PolicyKindReader {
  ReadPolicy read(Field root, ObjectHeader header);
}
