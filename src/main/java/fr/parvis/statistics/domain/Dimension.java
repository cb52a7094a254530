package fr.parvis.statistics.domain;

import fr.parvis.nomenclature.CodeList;
import org.jspecify.annotations.Nullable;

/** One way of splitting what was done. */
public enum Dimension {
    /** Everything together, under the empty code. */
    TOTAL(null, true),
    THEME(CodeList.THEME, false),
    OPERATOR(CodeList.OPERATOR, false),
    LEVEL(CodeList.LEVEL, false),
    RESULT(CodeList.RESULT, false),
    PRESENCE(CodeList.PRESENCE, true),
    DIRECTION(CodeList.DIRECTION, true),
    AGE_BAND(CodeList.AGE_BAND, true);

    private final @Nullable CodeList list;
    private final boolean ofVisits;

    Dimension(@Nullable CodeList list, boolean ofVisits) {
        this.list = list;
        this.ofVisits = ofVisits;
    }

    /** The list that its codes are of; nothing for the total. */
    public @Nullable CodeList list() {
        return list;
    }

    /** Whether it splits visits; the others split requests. */
    public boolean ofVisits() {
        return ofVisits;
    }
}
