package io.ringfence.report;

import java.io.IOException;

/**
 * Writes one kind of report in one format.
 *
 * @param <T> the report
 */
interface FormatWriter<T> {

  /** Writes it piece by piece: no piece grows with the number of rows. */
  void write(T report, Appendable out) throws IOException;
}
