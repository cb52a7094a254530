// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.domain;

import fr.parvis.cases.Cases;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something asked for somebody, until its outcome.
 *
 * @param template the kind of case; null for one of its own
 * @param theme code of list THEME
 * @param operator code of list OPERATOR: who must answer
 * @param asked request in one sentence
 * @param countedFrom the date from which delays run; the day of its bill where it is of one
 * @param ofBill whether the date that its template asks is that of a bill, since it was opened
 * @param responsible the account that follows it
 * @param waitingOn one of {@link #PARTIES}
 */
public record Case(
        UUID id,
        UUID person,
        @Nullable String template,
        String theme,
        @Nullable String operator,
        String asked,
        @Nullable LocalDate countedFrom,
        boolean ofBill,
        LocalDate openedOn,
        UUID openedBy,
        UUID responsible,
        String waitingOn,
        LocalDate waitingSince,
        @Nullable LocalDate closedOn,
        int version) {

    /** Parties that may have the next move. */
    public static final List<String> PARTIES = List.of("us", "person", "body", "partner");

    /** Outcomes with which a case is closed. */
    public static final List<String> OUTCOMES =
            List.of("obtained", "partly", "refused", "recourse", "cut-avoided", "given-up", "elsewhere");

    static final int LONGEST_ASKED = 200;
    static final int LONGEST_STEP = 160;
    static final int LONGEST_SAID = 400;

    public boolean open() {
        return closedOn == null;
    }

    /** This case as other modules see it. */
    public Cases.Named named() {
        return new Cases.Named(id, person, asked, theme, operator, openedOn, responsible, open());
    }

    String about() {
        return "case " + id;
    }
}
