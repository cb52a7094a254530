// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written line by line and never held whole. A cell is a text, a whole number, a {@code LocalDate}, or nothing. The
 * file is good only once the table was closed without a fault.
 */
public interface WrittenTable extends AutoCloseable {
    /** Lines of a sheet, its head among them, that Excel and LibreOffice open. */
    int ROWS_OF_A_SHEET = 1_048_576;

    void line(List<? extends @Nullable Object> cells) throws IOException;

    /** Ends the file. */
    @Override
    void close() throws IOException;

    /**
     * Sheets on which a table stands.
     *
     * @param name a plain word; of a long table, {@code Passages}, then {@code Passages 2}
     * @param head the names of the columns, again on each sheet
     * @param rows lines of a sheet, its head among them
     * @param days format in which a workbook shows days
     */
    record Sheets(String name, List<String> head, int rows, String days) {
        public Sheets(String name, List<String> head, int rows) {
            this(name, head, rows, "dd/mm/yyyy");
        }

        /** The name of the sheet of that number, from 1 on. */
        String name(int number) {
            return number == 1 ? name : name + " " + number;
        }
    }

    /**
     * Begins a file.
     *
     * @param sheet the name of its sheets
     * @param head the names of the columns
     */
    static WrittenTable open(TableFormat format, OutputStream to, String sheet, List<String> head) throws IOException {
        return open(format, to, new Sheets(sheet, head, ROWS_OF_A_SHEET));
    }

    static WrittenTable open(TableFormat format, OutputStream to, Sheets sheets) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(to, sheets.head());
            case XLSX -> new XlsxTable(to, sheets);
            case ODS -> new OdsTable(to, sheets);
        };
    }

    /** Text without the characters that no XML may hold. */
    static String printable(String text) {
        for (int i = 0; i < text.length(); i++)
            if (!isPrintable(text.charAt(i)))
                return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "\uFFFD");
        return text;
    }

    private static boolean isPrintable(char c) {
        return c >= ' ' && c < '\uFFFE' || c == '\t' || c == '\n' || c == '\r';
    }
}
