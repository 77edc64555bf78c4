package io.ringfence.database;

/** What an instance's data is kept on: solid state, or a hard disk, which ENTERPRISE alone has. */
public enum DiskType {
  PD_SSD,
  PD_HDD
}
