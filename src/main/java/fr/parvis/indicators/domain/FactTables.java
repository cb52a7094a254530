// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Fact;
import fr.parvis.values.EnumCode;
import java.util.Locale;

/** Names of the tables of facts and of their columns, the same in the database and in the copy. */
public final class FactTables {
    private FactTables() {}

    public static String of(Fact fact) {
        return "indicators.fact_" + name(fact);
    }

    /** {@code request}: its name in the outbox and in files. */
    public static String name(Fact fact) {
        return EnumCode.of(fact);
    }

    /** The column that holds a dimension. */
    public static String column(Dimension dimension) {
        return dimension.name().toLowerCase(Locale.ROOT);
    }
}
