// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import fr.parvis.files.Spreadsheet;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A table as text with semicolons, marked as UTF-8 for Excel; what would be computed as a formula stands behind an apostrophe. */
final class CsvTable implements WrittenTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator("\r\n")
            .get();

    private final CSVPrinter printer;

    CsvTable(OutputStream to, List<String> head) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
        writer.write('\uFEFF');
        printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(head);
    }

    @Override
    public void line(List<? extends @Nullable Object> cells) throws IOException {
        var texts = new ArrayList<@Nullable Object>(cells.size());
        for (var cell : cells) texts.add(cell instanceof String text ? Spreadsheet.escapeFormula(text) : cell);
        printer.printRecord(texts);
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
