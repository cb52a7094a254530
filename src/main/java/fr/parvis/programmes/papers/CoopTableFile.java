// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.papers;

import fr.parvis.files.Spreadsheet;
import fr.parvis.programmes.domain.CoopFiles;
import fr.parvis.programmes.domain.CoopLine;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;

/** File for La Coop as a table, line by line as the acts are read: text with semicolons, or a workbook. */
@Component
public class CoopTableFile {
    private static final int ROWS_AT_ONCE = 500;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator("\r\n")
            .get();

    private final CoopFiles files;

    CoopTableFile(CoopFiles files) {
        this.files = files;
    }

    /** @param to is left open */
    public void csv(UUID file, OutputStream to) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
        writer.write('\uFEFF');
        var printer = new CSVPrinter(writer, FORMAT);
        printer.printRecord(CoopLine.HEAD);
        try {
            files.lines(file, line -> {
                try {
                    printer.printRecord(line.cells().stream()
                            .map(cell -> cell instanceof String text ? Spreadsheet.escapeFormula(text) : cell));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        printer.flush();
    }

    /** @param to is left open */
    public void xlsx(UUID file, OutputStream to) throws IOException {
        var workbook = new Workbook(to, "Parvis", "1.0");
        var sheet = workbook.newWorksheet("La Coop");
        sheet.freezePane(0, 1);
        for (int column = 0; column < CoopLine.HEAD.size(); column++)
            sheet.inlineString(0, column, CoopLine.HEAD.get(column));
        var row = new int[] {1};
        try {
            files.lines(file, line -> {
                var cells = line.cells();
                for (int column = 0; column < cells.size(); column++) {
                    switch (cells.get(column)) {
                        case LocalDate day -> {
                            sheet.value(row[0], column, day);
                            sheet.style(row[0], column).format("yyyy-mm-dd").set();
                        }
                        case Number number -> sheet.value(row[0], column, number);
                        case Object text -> {
                            if (!text.toString().isEmpty()) sheet.inlineString(row[0], column, text.toString());
                        }
                    }
                }
                try {
                    if (++row[0] % ROWS_AT_ONCE == 0) sheet.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sheet.finish();
        workbook.finish();
    }
}
