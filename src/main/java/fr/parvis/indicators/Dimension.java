// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators;

import fr.parvis.nomenclature.CodeList;
import fr.parvis.values.EnumCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way of splitting or choosing what was done. A cell says its code as text; the empty code stands for "not said". */
public enum Dimension {
    /** {@code 2026-11-29}. */
    DAY,
    /** {@code 202611}. */
    MONTH,
    /** {@code 20264}: the fourth of 2026. */
    QUARTER,
    /** {@code 2026}. */
    YEAR,
    /** {@code 1} for Monday to {@code 7} for Sunday. */
    WEEKDAY,
    /** Identifier of the association. */
    ASSOCIATION,
    /** Identifier of the point; empty for what was for a whole association. */
    POINT,
    /** The team's own name. */
    TEAM,
    /** INSEE code of the department of the point. */
    DEPARTMENT,
    /** INSEE code of the commune of the point. */
    COMMUNE,
    /** INSEE code of the commune where the person lives. */
    HOME_COMMUNE,
    /** INSEE code of the department where the person lives. */
    HOME_DEPARTMENT,
    PRESENCE(CodeList.PRESENCE),
    DIRECTION(CodeList.DIRECTION),
    /** For whom the person was met, or who sent them. */
    PARTNER(CodeList.OPERATOR),
    AGE_BAND(CodeList.AGE_BAND),
    GENDER(CodeList.GENDER),
    SITUATION(CodeList.SITUATION),
    LANGUAGE(CodeList.LANGUAGE),
    /** {@code yes}, {@code no} or nothing. */
    FIRST_VISIT,
    THEME(CodeList.THEME),
    /** The family that a theme has on the last day of the period; a code of {@link CodeList#THEME}. */
    FAMILY(CodeList.THEME),
    OPERATOR(CodeList.OPERATOR),
    LEVEL(CodeList.LEVEL),
    RESULT(CodeList.RESULT),
    BLOCKER(CodeList.BLOCKER),
    SUPPORT(CodeList.SUPPORT),
    AUTONOMY(CodeList.AUTONOMY),
    DEVICE(CodeList.DEVICE),
    ACTIVITY(CodeList.ACTIVITY),
    /** {@code served}, {@code left} or {@code refused}. */
    TICKET_END,
    /** Why somebody left or was turned away. */
    TICKET_REASON,
    /** Lower end of the class of minutes that a ticket waited: {@code 0}, {@code 5}, {@code 10}, {@code 20}, {@code 30}, {@code 60}. */
    WAITED,
    /** {@code reached}, {@code no-answer} … */
    CALL_RESULT,
    /** Kind of an item: {@code laptop}, {@code tablet} … */
    ITEM,
    /** Movement of an item: {@code lent}, {@code returned}, {@code given} … */
    MOVEMENT,
    /** {@code booked}, {@code arrived}, {@code absent}, {@code excused}. */
    APPOINTMENT_STATE,
    /** Channel by which a household was to be reached: {@code call}, {@code door} … */
    CHANNEL,
    /** Result of an attempt: {@code reached}, {@code notice-left} … */
    CONTACT_RESULT;

    private final @Nullable CodeList list;
    private final String key = EnumCode.of(this);

    Dimension() {
        this(null);
    }

    Dimension(@Nullable CodeList list) {
        this.list = list;
    }

    /** Its name in addresses, files and message keys: {@code age-band}. */
    public String key() {
        return key;
    }

    /** The list that its codes are of; nothing for what no list names. */
    public Optional<CodeList> list() {
        return Optional.ofNullable(list);
    }

    /** Whether it is a piece of time; its codes sort as text. */
    public boolean isTime() {
        return switch (this) {
            case DAY, MONTH, QUARTER, YEAR, WEEKDAY -> true;
            default -> false;
        };
    }

    /** Whether it is told inside an association only. */
    public boolean isInside() {
        return this == POINT || this == TEAM;
    }

    public static Optional<Dimension> find(String key) {
        return EnumCode.find(Dimension.class, key);
    }
}
