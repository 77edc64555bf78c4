package io.ringfence.report;

import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Records for spreadsheets.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvOutput {
  private final CSVPrinter printer;

  /** Begins with a header. */
  CsvOutput(Appendable out, String... header) throws IOException {
    this.printer =
        CSVFormat.RFC4180.builder().setRecordSeparator('\n').setHeader(header).get().print(out);
  }

  void row(String... cells) throws IOException {
    printer.printRecord(Arrays.stream(cells).map(CsvOutput::guarded));
  }

  /**
   * A cell that a spreadsheet would calculate begins with an apostrophe.
   *
   * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
   */
  private static String guarded(String cell) {
    return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
