// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.papers;

import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.programmes.domain.CoopFiles;
import fr.parvis.programmes.domain.CoopLine;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** File for La Coop as a table, line by line as the acts are read: text with semicolons, or a workbook. */
@Component
public class CoopTableFile {
    private final CoopFiles files;

    CoopTableFile(CoopFiles files) {
        this.files = files;
    }

    /** Writes the file; one that was cut off is never ended as if it were whole. */
    public void write(UUID file, TableFormat format, OutputStream to) throws IOException {
        var sheets = new WrittenTable.Sheets("La Coop", CoopLine.HEAD, WrittenTable.ROWS_OF_A_SHEET, "yyyy-mm-dd");
        var table = WrittenTable.open(format, to, sheets);
        try {
            files.lines(file, line -> {
                try {
                    table.line(line.cells());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        table.close();
    }
}
