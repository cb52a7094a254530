// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.files.table.DecodedText;
import fr.parvis.values.RowProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of places in the national standard, CSV or JSON, version 2 or 1, as people really send it.
 *
 * <p>The encoding (UTF-8, UTF-16, Windows-1252) and the separator are recognised. A file is read once, from its beginning, and
 * left as soon as it proves not to be one or to be larger than allowed.
 */
public final class StandardReader {

    /** Bytes from which a file that is no text is told. */
    private static final int SNIFFED = 16;

    private final PlaceCheck check;
    private final Limits limits;

    /**
     * @param readableHours whether a text in the syntax of OpenStreetMap opening hours can be read
     * @param communes the communes of today
     */
    public StandardReader(Predicate<String> readableHours, CommuneLookup communes) {
        this(readableHours, communes, Limits.USUAL);
    }

    public StandardReader(Predicate<String> readableHours, CommuneLookup communes, Limits limits) {
        this.check = new PlaceCheck(readableHours, communes);
        this.limits = limits;
    }

    public Outcome read(Path file) throws IOException {
        if (Files.size(file) > limits.bytes()) {
            return tooLarge();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /** Reads a stream, which the caller closes. */
    public Outcome read(InputStream in) throws IOException {
        List<Row> rows = new ArrayList<>();
        return switch (readAny(in, rows::add)) {
            case NotReadable refused -> refused;
            case Read read ->
                new Reading(
                        read.rows().layout(),
                        read.charset(),
                        read.rows().separator(),
                        read.rows().columns(),
                        read.rows().ignoredColumns(),
                        rows);
        };
    }

    /** As {@link #read(InputStream)}, without holding more than a row: when the file proves unreadable, no row given out before counts. */
    public Optional<NotReadable> read(InputStream in, Consumer<Row> taker) throws IOException {
        return readAny(in, taker) instanceof NotReadable refused ? Optional.of(refused) : Optional.empty();
    }

    private Found readAny(InputStream in, Consumer<Row> taker) throws IOException {
        try {
            BufferedInputStream bytes = new BufferedInputStream(new BoundedInput(in, limits.bytes()));
            bytes.mark(SNIFFED);
            NotReadable other = otherThanText(bytes.readNBytes(SNIFFED));
            bytes.reset();
            return other != null ? other : readText(new DecodedText(bytes), taker);
        } catch (BoundedInput.TooLarge e) {
            return tooLarge();
        } catch (Unreadable e) {
            return e.outcome();
        }
    }

    private Found readText(DecodedText text, Consumer<Row> taker) throws IOException {
        String opening = text.start().replaceFirst("^[\\s\uFEFF\0]+", "");
        if (opening.isEmpty()) {
            return new NotReadable(Reason.EMPTY, "");
        }
        if (opening.regionMatches(true, 0, "%pdf", 0, 4)) {
            return new NotReadable(Reason.PDF, "");
        }
        if (opening.startsWith("<")) {
            return new NotReadable(Reason.WEB_PAGE, "");
        }
        if (text.isBinary()) {
            return new NotReadable(Reason.NOT_TEXT, "");
        }
        boolean[] any = new boolean[1];
        Consumer<Row> counted = row -> {
            any[0] = true;
            taker.accept(row);
        };
        Rows rows = opening.startsWith("[") || opening.startsWith("{")
                ? new JsonRows(text, check, limits).read(counted)
                : new CsvRows(text, check, limits).read(counted);
        return any[0] ? new Read(rows, text.charset().name()) : new NotReadable(Reason.NO_ROW, "");
    }

    private NotReadable tooLarge() {
        return new NotReadable(Reason.TOO_LARGE, String.valueOf(limits.bytes() / 1_000_000));
    }

    private static @Nullable NotReadable otherThanText(byte[] start) {
        String head = new String(start, StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return new NotReadable(Reason.SPREADSHEET, "");
        }
        if (head.startsWith("\u001F\u008B") || head.startsWith("7z\u00BC\u00AF") || head.startsWith("Rar!")) {
            return new NotReadable(Reason.ARCHIVE, "");
        }
        if (head.startsWith("\u0089PNG")
                || head.startsWith("\u00FF\u00D8\u00FF")
                || head.startsWith("GIF8")
                || head.startsWith("RIFF")
                || head.startsWith("BM") && start.length > 6 && start[6] == 0) {
            return new NotReadable(Reason.IMAGE, "");
        }
        return null;
    }

    /**
     * Part of a file that is read.
     *
     * @param rows rows are kept in memory until the person has seen them: this bounds them, as {@code bytes} does their text
     */
    public record Limits(long bytes, int rows) {
        public static final Limits USUAL = new Limits(20_000_000, 50_000);
    }

    /** Content of a file. */
    public sealed interface Outcome {}

    /**
     * The file is not one of places.
     *
     * @param detail of the sentence: a limit, a line, the columns found or missing
     */
    public record NotReadable(Reason reason, String detail) implements Outcome, Found {

        /** The key of the sentence that says why, and what to do; {@code detail} is its argument 0. */
        public String messageKey() {
            return "network.import.file." + reason.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a file as a whole cannot be read. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        TOO_MANY_ROWS,
        PDF,
        IMAGE,
        SPREADSHEET,
        ARCHIVE,
        WEB_PAGE,
        NOT_TEXT,
        NO_KNOWN_COLUMN,
        MISSING_COLUMNS,
        NO_ROW,
        BROKEN_CSV,
        BROKEN_JSON
    }

    /** The two ways in which the standard is written. */
    public enum Layout {
        CSV,
        JSON
    }

    /**
     * A file of places.
     *
     * @param charset encoding it was found to be in
     * @param separator of its columns; a comma for JSON
     * @param columns as it names them, in its order
     * @param ignoredColumns those that the standard does not know
     */
    public record Reading(
            Layout layout,
            String charset,
            char separator,
            List<String> columns,
            List<String> ignoredColumns,
            List<Row> rows)
            implements Outcome {
        public Reading {
            columns = List.copyOf(columns);
            ignoredColumns = List.copyOf(ignoredColumns);
            rows = List.copyOf(rows);
        }

        public List<Row.Good> good() {
            return only(Row.Good.class);
        }

        public List<Row.Refused> refused() {
            return only(Row.Refused.class);
        }

        public List<RowProblem> errors() {
            return refused().stream().flatMap(row -> row.errors().stream()).toList();
        }

        public List<RowProblem> warnings() {
            return rows.stream().flatMap(row -> row.warnings().stream()).toList();
        }

        private <T extends Row> List<T> only(Class<T> kind) {
            return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    /** Outcome of a file whose rows went to somebody. */
    private sealed interface Found {}

    /** It was read to its end. */
    private record Read(Rows rows, String charset) implements Found {}

    /** Rows of a file in one layout. */
    record Rows(Layout layout, char separator, List<String> columns, List<String> ignoredColumns) {}

    /** Ends the reading of a file that is not one of places. */
    static final class Unreadable extends IOException {
        private final transient NotReadable outcome;

        Unreadable(Reason reason, String detail) {
            super(reason.name());
            this.outcome = new NotReadable(reason, detail);
        }

        NotReadable outcome() {
            return outcome;
        }
    }
}
