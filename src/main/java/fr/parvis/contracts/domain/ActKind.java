// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Unit;
import fr.parvis.values.EnumCode;
import java.util.Optional;

/** Kind of act that is attributed to contracts: a request of a visit, or an activity. */
public enum ActKind {
    REQUEST,
    ACTIVITY;

    private final String code = EnumCode.of(this);

    /** As in the database and in addresses. */
    public String code() {
        return code;
    }

    public static Optional<ActKind> find(String code) {
        return EnumCode.find(ActKind.class, code);
    }

    /** Whether acts of this kind can be added up in a unit. */
    public boolean countsIn(Unit unit) {
        return switch (unit) {
            case VISITS, REQUESTS -> this == REQUEST;
            case ACTIVITIES -> this == ACTIVITY;
            case HOURS -> true;
        };
    }
}
