// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as an Excel workbook. Rows leave as they come, and texts stand in their cells instead of a list of shared ones, which would
 * grow with the file. A text is a text there: no formula comes of it.
 */
final class XlsxTable implements WrittenTable {
    private static final int ROWS_AT_ONCE = 500;

    private final Workbook workbook;
    private final Sheets sheets;
    private Worksheet sheet;
    private int begun;
    private int row;

    XlsxTable(OutputStream to, Sheets sheets) throws IOException {
        this.sheets = sheets;
        // the writer closes what it writes to; the file is another's to close
        workbook = new Workbook(to, "Parvis", "1.0");
        workbook.setCompressionLevel(4);
        sheet = begin();
    }

    private Worksheet begin() {
        var next = workbook.newWorksheet(sheets.name(++begun));
        next.freezePane(0, 1);
        for (int column = 0; column < sheets.head().size(); column++) {
            next.inlineString(0, column, sheets.head().get(column));
            next.style(0, column).bold().set();
        }
        row = 1;
        return next;
    }

    @Override
    public void line(List<? extends @Nullable Object> cells) throws IOException {
        if (row == sheets.rows()) {
            sheet.finish();
            sheet = begin();
        }
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> {}
                case LocalDate day -> {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format(sheets.days()).set();
                }
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.inlineString(row, column, WrittenTable.printable(text.toString()));
            }
        }
        if (++row % ROWS_AT_ONCE == 0) sheet.flush();
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
