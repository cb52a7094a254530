// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.domain;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scope of an access token; never more than its account may do itself. */
public enum TokenScope {
    POINTS_READ("points:read", Right.READ_POINTS),
    VISITS_WRITE("visits:write", Right.RECORD_VISITS, Right.READ_POINTS, Right.READ_NOMENCLATURE),
    VISITS_READ("visits:read", Right.FETCH_VISITS, Right.READ_NOMENCLATURE),
    APPOINTMENTS_READ("appointments:read", Right.FETCH_APPOINTMENTS),
    OUTCOMES_READ("outcomes:read", Right.FETCH_OUTCOMES, Right.READ_NOMENCLATURE),
    NOMENCLATURE_READ("nomenclature:read", Right.READ_NOMENCLATURE),
    FIGURES_READ("figures:read", Right.READ_FIGURES, Right.READ_NETWORK_FIGURES, Right.READ_NOMENCLATURE),
    LISTS_WRITE("lists:write", Right.KEEP_LISTS, Right.SEE_OWN_LISTS),
    HOTLINE_EVENTS("hotline:events", Right.SUPERVISE_LINE);

    private final String code;
    private final Set<Right> rights;

    TokenScope(String code, Right first, Right... others) {
        this.code = code;
        this.rights = EnumSet.of(first, others);
    }

    public String code() {
        return code;
    }

    Set<Right> rights() {
        return EnumSet.copyOf(rights);
    }

    /** Whether the account itself may do any of it. */
    public boolean useful(SignedIn who) {
        return rights.stream().anyMatch(who::may);
    }

    /** Scopes that give a right, in their order. */
    public static List<TokenScope> giving(Right right) {
        return Arrays.stream(values())
                .filter(scope -> scope.rights.contains(right))
                .toList();
    }

    public static Optional<TokenScope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }
}
