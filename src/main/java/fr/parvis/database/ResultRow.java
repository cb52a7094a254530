// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.InvalidResultSetAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;

/**
 * One row of a query's result, read by the names of its columns: {@code .query(ResultRow.map(row -> new Step(row.uuid("id"), …)))}.
 *
 * <p>A method whose name ends in {@code OrNull} reads a column that may hold NULL; the others are for columns that never do, which an
 * assertion checks in tests.
 */
public final class ResultRow {
    private final ResultSet set;

    private ResultRow(ResultSet set) {
        this.set = set;
    }

    /** Maps each row of a result. */
    public static <T extends @Nullable Object> RowMapper<T> map(Function<ResultRow, T> read) {
        return (set, number) -> read.apply(new ResultRow(set));
    }

    /** Hands over each row of a result as it arrives. */
    public static RowCallbackHandler each(Consumer<ResultRow> read) {
        return set -> read.accept(new ResultRow(set));
    }

    /** The row on which a result stands, for code that moves through the result itself. */
    public static ResultRow of(ResultSet set) {
        return new ResultRow(set);
    }

    public boolean isNull(String column) {
        return read(() -> set.getObject(column)) == null;
    }

    public String text(String column) {
        return present(column, textOrNull(column));
    }

    public @Nullable String textOrNull(String column) {
        return read(() -> set.getString(column));
    }

    public UUID uuid(String column) {
        return present(column, uuidOrNull(column));
    }

    public @Nullable UUID uuidOrNull(String column) {
        return read(() -> set.getObject(column, UUID.class));
    }

    /** An {@code integer}; 0 for NULL. */
    public int integer(String column) {
        return read(() -> set.getInt(column));
    }

    public @Nullable Integer integerOrNull(String column) {
        var value = integer(column);
        return wasNull() ? null : value;
    }

    /** A {@code bigint}; 0 for NULL. */
    public long bigint(String column) {
        return read(() -> set.getLong(column));
    }

    public @Nullable Long bigintOrNull(String column) {
        var value = bigint(column);
        return wasNull() ? null : value;
    }

    /** A {@code double precision}; 0 for NULL. */
    public double real(String column) {
        return read(() -> set.getDouble(column));
    }

    public @Nullable Double realOrNull(String column) {
        var value = real(column);
        return wasNull() ? null : value;
    }

    /** A {@code boolean}; false for NULL. */
    public boolean flag(String column) {
        return read(() -> set.getBoolean(column));
    }

    public @Nullable Boolean flagOrNull(String column) {
        var value = flag(column);
        return wasNull() ? null : value;
    }

    /** A {@code timestamptz}. */
    public Instant instant(String column) {
        return present(column, instantOrNull(column));
    }

    public @Nullable Instant instantOrNull(String column) {
        var at = read(() -> set.getObject(column, OffsetDateTime.class));
        return at == null ? null : at.toInstant();
    }

    /** A {@code date}. */
    public LocalDate day(String column) {
        return present(column, dayOrNull(column));
    }

    public @Nullable LocalDate dayOrNull(String column) {
        return read(() -> set.getObject(column, LocalDate.class));
    }

    public LocalTime time(String column) {
        return present(column, timeOrNull(column));
    }

    public @Nullable LocalTime timeOrNull(String column) {
        return read(() -> set.getObject(column, LocalTime.class));
    }

    /** A time zone stored under its name, as in {@code Indian/Reunion}. */
    public ZoneId zone(String column) {
        return ZoneId.of(text(column));
    }

    public byte[] bytes(String column) {
        return present(column, bytesOrNull(column));
    }

    public byte @Nullable [] bytesOrNull(String column) {
        return read(() -> set.getBytes(column));
    }

    /** A {@code text[]} without NULL among its elements. */
    public List<String> texts(String column) {
        return present(column, textsOrNull(column));
    }

    public @Nullable List<String> textsOrNull(String column) {
        String[] all = array(column);
        return all == null ? null : List.of(all);
    }

    /** A {@code text[]} with NULL where an element is absent. */
    public List<@Nullable String> textsWithGaps(String column) {
        String[] all = array(column);
        return Arrays.asList(present(column, all));
    }

    /** A {@code uuid[]}. */
    public List<UUID> uuids(String column) {
        UUID[] all = array(column);
        return List.of(present(column, all));
    }

    /** A {@code date[]}. */
    public List<LocalDate> days(String column) {
        Date[] all = array(column);
        return Arrays.stream(present(column, all)).map(Date::toLocalDate).toList();
    }

    /** A {@code bigint[]}. */
    public List<Long> bigints(String column) {
        Long[] all = array(column);
        return List.of(present(column, all));
    }

    /** A {@code double precision[]} with null where an element is absent. */
    public List<@Nullable Double> reals(String column) {
        Double[] all = array(column);
        return Arrays.asList(present(column, all));
    }

    /** A constant stored under its name. */
    public <E extends Enum<E>> E named(Class<E> type, String column) {
        return Enum.valueOf(type, text(column));
    }

    /** By position, from 1, in a result whose columns have no names. */
    public String text(int position) {
        return present(String.valueOf(position), read(() -> set.getString(position)));
    }

    public @Nullable String textOrNull(int position) {
        return read(() -> set.getString(position));
    }

    public UUID uuid(int position) {
        return present(String.valueOf(position), read(() -> set.getObject(position, UUID.class)));
    }

    public @Nullable UUID uuidOrNull(int position) {
        return read(() -> set.getObject(position, UUID.class));
    }

    public Instant instant(int position) {
        return present(String.valueOf(position), read(() -> set.getObject(position, OffsetDateTime.class)))
                .toInstant();
    }

    public @Nullable LocalDate dayOrNull(int position) {
        return read(() -> set.getObject(position, LocalDate.class));
    }

    public LocalDate day(int position) {
        return present(String.valueOf(position), read(() -> set.getObject(position, LocalDate.class)));
    }

    public int integer(int position) {
        return read(() -> set.getInt(position));
    }

    public boolean flag(int position) {
        return read(() -> set.getBoolean(position));
    }

    public byte[] bytes(int position) {
        return present(String.valueOf(position), read(() -> set.getBytes(position)));
    }

    /** The elements of an array column; null for NULL. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> T @Nullable [] array(String column) {
        var array = read(() -> set.getArray(column));
        return array == null ? null : (T[]) read(array::getArray);
    }

    private boolean wasNull() {
        return read(set::wasNull);
    }

    /** Checked where assertions are on, as in tests. */
    @SuppressWarnings("NullAway")
    private static <T> T present(String column, @Nullable T value) {
        assert value != null : "column " + column + " is NULL";
        return value;
    }

    private interface Reading<T extends @Nullable Object> {
        T read() throws SQLException;
    }

    private static <T extends @Nullable Object> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new InvalidResultSetAccessException(e);
        }
    }
}
