// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as spreadsheets open it: semicolons, a mark that says UTF-8, nothing that could be computed. */
public final class Spreadsheet {
    private static final String FORMULA = "=+-@\t\r\n";

    private Spreadsheet() {}

    /**
     * @param name of the file
     * @param rows the first one names the columns
     */
    public static void send(HttpServletResponse response, String name, List<List<String>> rows) throws IOException {
        var file = Download.attachment(name, Download.CSV).to(response);
        var writer = new OutputStreamWriter(file, StandardCharsets.UTF_8);
        // spreadsheets take a file without this mark for Windows-1252
        writer.write('\uFEFF');
        var printer = new CSVPrinter(
                writer, CSVFormat.RFC4180.builder().setDelimiter(';').get());
        for (var row : rows) printer.printRecord(row.stream().map(Spreadsheet::escapeFormula));
        printer.flush();
    }

    /** A spreadsheet computes what begins like a formula, such as the name of a team. */
    public static String escapeFormula(String value) {
        return isFormula(value) ? "'" + value : value;
    }

    /** The value behind the apostrophe that {@link #escapeFormula} put before it: a file that was exported comes back as it was. */
    public static String unescapeFormula(String value) {
        return value.length() > 1 && value.charAt(0) == '\'' && isFormula(value.substring(1))
                ? value.substring(1)
                : value;
    }

    /** Whether a spreadsheet would compute it: names that open data repeats as they are must not begin so. */
    public static boolean isFormula(String value) {
        return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
    }
}
