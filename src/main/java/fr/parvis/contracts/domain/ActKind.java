// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.contracts.Unit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Kind of act that is attributed to contracts: a request of a visit, or an activity. */
public enum ActKind {
    REQUEST,
    ACTIVITY;

    private static final Map<String, ActKind> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(ActKind::code, kind -> kind));

    private final String code = name().toLowerCase(Locale.ROOT);

    /** As in the database and in addresses. */
    public String code() {
        return code;
    }

    public static Optional<ActKind> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
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
