package io.ringfence.database;

/**
 * Whether an instance has a standby in another zone of its region.
 *
 * @see <a href="https://cloud.google.com/sql/docs/postgres/high-availability">High availability</a>
 */
public enum Availability {
  ZONAL,
  REGIONAL
}
