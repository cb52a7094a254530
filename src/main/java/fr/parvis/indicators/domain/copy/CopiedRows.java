// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns lines of facts into rows of the copy: codes become numbers, and a day its month, quarter, year and day of the week. They come in the
 * database's binary format ({@link FactRows}); a code that came before is known by its bytes, without a text of it.
 */
final class CopiedRows implements Consumer<ByteBuffer> {
    private static final int MONTHS = 100;
    private static final int QUARTERS = 10;
    private static final int NULL = -1;

    /** The day from which the database counts. */
    private static final int FIRST_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();

    private final CopiedColumn[] columns;
    private final @Nullable KnownCodes[] known;
    private final CopyFile.Rows rows;

    /** By column, what follows from the last day: rows come in the order of days, so that the next one's is often the same. */
    private final int[] ofDay;

    private int day;

    CopiedRows(Fact fact, CopyCodes codes, CopyFile.Rows rows) {
        this.columns = CopiedColumn.of(fact).toArray(CopiedColumn[]::new);
        this.known = new KnownCodes[columns.length];
        for (int i = 0; i < columns.length; i++) {
            var list = columns[i].list();
            if (list != null) known[i] = new KnownCodes(list, codes);
        }
        this.rows = rows;
        this.ofDay = new int[columns.length];
        follow(day);
    }

    @Override
    public void accept(ByteBuffer read) {
        rows.row(row -> {
            for (int i = 0; i < columns.length; i++) {
                var column = columns[i];
                if (column.kind() == CopiedColumn.Kind.OF_DAY) {
                    row.append(ofDay[i]);
                    continue;
                }
                int length = read.getInt();
                var codes = known[i];
                if (length == NULL) row.appendNull();
                else if (codes != null) row.append(codes.number(read, length));
                else
                    switch (column.kind()) {
                        case NUMBER -> row.append(read.getLong());
                        case DAY -> row.appendDay(day(read.getInt()));
                        default -> row.append(read.getInt());
                    }
            }
        });
    }

    /** Days since 1970 of those since 2000. */
    private int day(int since2000) {
        int read = FIRST_DAY + since2000;
        if (read != day) follow(read);
        return read;
    }

    private void follow(int next) {
        day = next;
        var date = LocalDate.ofEpochDay(next);
        for (int i = 0; i < columns.length; i++)
            if (columns[i].kind() == CopiedColumn.Kind.OF_DAY) ofDay[i] = ofDay(columns[i].name(), date);
    }

    private static int ofDay(String name, LocalDate day) {
        return switch (name) {
            case "month" -> day.getYear() * MONTHS + day.getMonthValue();
            case "quarter" -> day.getYear() * QUARTERS + day.get(IsoFields.QUARTER_OF_YEAR);
            case "year" -> day.getYear();
            case "weekday" -> day.getDayOfWeek().getValue();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Numbers of the codes of one column, found by their bytes. */
    private static final class KnownCodes {
        private static final Set<Dimension> IDENTIFIERS = EnumSet.of(Dimension.ASSOCIATION, Dimension.POINT);

        private final Dimension list;
        private final CopyCodes codes;
        private @Nullable byte[][] keys = new byte[64][];
        private int[] numbers = new int[64];
        private int size;

        KnownCodes(Dimension list, CopyCodes codes) {
            this.list = list;
            this.codes = codes;
        }

        /** Number of the code whose bytes come next. */
        int number(ByteBuffer read, int length) {
            int from = read.position();
            read.position(from + length);
            int place = place(keys, read.array(), from, from + length);
            if (keys[place] != null) return numbers[place];
            var key = Arrays.copyOfRange(read.array(), from, from + length);
            int number = codes.number(list, text(key));
            keys[place] = key;
            numbers[place] = number;
            if (++size * 2 > keys.length) grow();
            return number;
        }

        private String text(byte[] code) {
            if (!IDENTIFIERS.contains(list)) return new String(code, StandardCharsets.UTF_8);
            var bits = ByteBuffer.wrap(code);
            return new UUID(bits.getLong(), bits.getLong()).toString();
        }

        /** Place of the bytes in a table that is never full, or the free one where they go. Hashed by FNV-1a: codes that follow each other lie apart. */
        private static int place(@Nullable byte[][] keys, byte[] bytes, int from, int to) {
            int hash = 0x811c9dc5;
            for (int i = from; i < to; i++) hash = (hash ^ bytes[i] & 0xff) * 0x01000193;
            int place = (hash ^ hash >>> 16) & keys.length - 1;
            while (true) {
                byte @Nullable [] key = keys[place];
                if (key == null || Arrays.equals(key, 0, key.length, bytes, from, to)) return place;
                place = place + 1 & keys.length - 1;
            }
        }

        private void grow() {
            var keysBefore = keys;
            var numbersBefore = numbers;
            keys = new byte[keysBefore.length * 2][];
            numbers = new int[keys.length];
            for (int i = 0; i < keysBefore.length; i++) {
                byte @Nullable [] key = keysBefore[i];
                if (key == null) continue;
                int place = place(keys, key, 0, key.length);
                keys[place] = key;
                numbers[place] = numbersBefore[i];
            }
        }
    }
}
