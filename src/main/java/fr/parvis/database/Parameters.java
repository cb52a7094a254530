// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.database;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Binds the values of the house's types: an {@link Instant} as {@code timestamptz}. A null and a text have no SQL type of their own,
 * because PostgreSQL takes it from the place where they stand; where it cannot, the statement says it ({@code :until::date}). A text
 * that is sent as {@code varchar} where a null was sent before would make the server prepare the statement once more.
 */
final class Parameters extends NamedParameterJdbcTemplate {

    Parameters(JdbcOperations operations) {
        super(operations);
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql,
            SqlParameterSource source,
            java.util.function.@Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        return super.getPreparedStatementCreator(sql, new Bound(source), customizer);
    }

    @Override
    public int[] batchUpdate(String sql, SqlParameterSource[] rows) {
        return super.batchUpdate(sql, Arrays.stream(rows).map(Bound::new).toArray(SqlParameterSource[]::new));
    }

    private record Bound(SqlParameterSource source) implements SqlParameterSource {
        @Override
        public boolean hasValue(String name) {
            return source.hasValue(name);
        }

        @Override
        public @Nullable Object getValue(String name) {
            return switch (source.getValue(name)) {
                case Instant at -> at.atOffset(ZoneOffset.UTC);
                case String text -> untyped(text);
                case null, default -> source.getValue(name);
            };
        }

        private static SqlTypeValue untyped(String text) {
            return (statement, position, type, typeName) -> statement.setObject(position, text, Types.OTHER);
        }

        @Override
        public int getSqlType(String name) {
            return source.getSqlType(name);
        }

        @Override
        public @Nullable String getTypeName(String name) {
            return source.getTypeName(name);
        }

        @Override
        public String @Nullable [] getParameterNames() {
            return source.getParameterNames();
        }
    }
}
