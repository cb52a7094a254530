// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import fr.parvis.database.ResultRow;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.domain.FactReader;
import fr.parvis.indicators.domain.FactStatement;
import fr.parvis.indicators.domain.FactStatement.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads facts from one state of the copy: codes go in and come out as its numbers. */
record CopyFacts(JdbcClient copy, CopyCodes codes) implements FactReader {

    @Override
    public void read(FactStatement statement, BiConsumer<List<String>, long[]> row) {
        copy.sql(statement.sql())
                .params(statement.values().stream().map(this::bound).toList())
                .query(ResultRow.each(
                        result -> row.accept(codes(statement, result), FactReader.values(statement, result))));
    }

    private Object bound(Value value) {
        return switch (value) {
            case Value.Day day -> day.day();
            case Value.Account _ -> throw new IllegalArgumentException("the copy knows no account");
            case Value.Code code -> {
                if (code.dimension() == Dimension.DAY) yield FactReader.day(code.code());
                yield code.dimension().isTime()
                        ? FactReader.number(code.code())
                        : codes.find(code.dimension(), code.code());
            }
        };
    }

    private List<String> codes(FactStatement statement, ResultRow result) {
        var said = new ArrayList<String>();
        for (int i = 0; i < statement.by().size(); i++) {
            var dimension = statement.by().get(i);
            var text = result.textOrNull("d" + i);
            if (text == null) said.add("");
            else said.add(dimension.isTime() ? text : codes.code(dimension, Integer.parseInt(text)));
        }
        return said;
    }
}
