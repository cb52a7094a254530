package fr.parvis.visits.papers.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that is written line by line and never held whole. A cell is a text, a whole number, a {@code LocalDate}, or nothing. The
 * file is good only once the table was closed without a fault.
 */
interface Table extends AutoCloseable {
    /** Lines of a sheet, its head among them, that Excel and LibreOffice open. */
    int ROWS_OF_A_SHEET = 1_048_576;

    void line(List<@Nullable Object> cells) throws IOException;

    /** Ends the file. */
    @Override
    void close() throws IOException;

    /**
     * Begins a file.
     *
     * @param head the names of the columns, again on each sheet
     */
    static Table open(ExportFormat format, OutputStream to, List<String> head) throws IOException {
        return open(format, to, head, ROWS_OF_A_SHEET);
    }

    /** @param rows lines of a sheet, its head among them */
    static Table open(ExportFormat format, OutputStream to, List<String> head, int rows) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(to, head);
            case XLSX -> new XlsxTable(to, head, rows);
            case ODS -> new OdsTable(to, head, rows);
        };
    }

    /** The name of a sheet: {@code Passages}, then {@code Passages 2}. */
    static String sheet(int number) {
        return number == 1 ? "Passages" : "Passages " + number;
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
