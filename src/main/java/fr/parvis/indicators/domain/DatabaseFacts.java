// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.domain.FactStatement.Value;
import fr.parvis.values.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads facts from the views of the database, which keep to the rows of the association in scope. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DatabaseFacts implements FactReader {
    /** Identifier that nothing has. */
    private static final UUID NOBODY = Ids.NIL;

    private final JdbcClient database;

    DatabaseFacts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void read(FactStatement statement, BiConsumer<List<String>, long[]> row) {
        database.sql(statement.sql())
                .params(statement.values().stream().map(DatabaseFacts::bound).toList())
                .query(ResultRow.each(
                        result -> row.accept(codes(statement, result), FactReader.values(statement, result))));
    }

    private static Object bound(Value value) {
        return switch (value) {
            case Value.Day day -> day.day();
            case Value.Account account -> account.id();
            case Value.Code code -> bound(code.dimension(), code.code());
        };
    }

    private static Object bound(Dimension dimension, String code) {
        return switch (dimension) {
            case ASSOCIATION, POINT -> uuid(code);
            case DAY -> FactReader.day(code);
            case MONTH, QUARTER, YEAR, WEEKDAY -> FactReader.number(code);
            default -> code;
        };
    }

    private static UUID uuid(String code) {
        try {
            return UUID.fromString(code);
        } catch (IllegalArgumentException e) {
            return NOBODY;
        }
    }

    private static List<String> codes(FactStatement statement, ResultRow result) {
        var codes = new ArrayList<String>();
        for (int i = 0; i < statement.by().size(); i++)
            codes.add(Objects.requireNonNullElse(result.textOrNull("d" + i), ""));
        return codes;
    }
}
