// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.cases.CaseBill;
import fr.parvis.cases.CasesProblems;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is typed in the forms of rights; what cannot be read is named by field, in the user's words. */
final class RightsFormFields {
    private RightsFormFields() {}

    static @Nullable Integer whole(Map<String, String> sent, String field, Problems problems) {
        var number = FormFields.number(FormFields.text(sent, field).replaceAll("[\\s\\h€]", ""));
        if (number != null && number <= CaseBill.MOST_CENTS) return number;
        problems.add(field, Words.t("energy.problem.number"));
        return null;
    }

    static @Nullable Long cents(Map<String, String> sent, String field, Problems problems) {
        var cents = FormFields.cents(sent.get(field));
        if (cents == null) problems.add(CasesProblems.unreadableAmount(field));
        return cents;
    }

    /** An amount that may be left out, not below zero and not beyond what a household knows. */
    static @Nullable Long someCents(Map<String, String> sent, String field, Problems problems) {
        if (FormFields.text(sent, field).isEmpty()) return null;
        var cents = cents(sent, field, problems);
        if (cents == null) return null;
        problems.addAll(CaseBill.ofAmount(field, cents));
        return cents;
    }

    /** The identifier that the page made: pressing twice begins one letter. */
    static UUID made(Map<String, String> sent) {
        return FormFields.idOrNew(sent.get("lettre"));
    }

    /** That of one letter of the page: each button begins its own. @param of kind of the letter */
    static UUID letter(UUID made, String of) {
        return UUID.nameUUIDFromBytes((made + " " + of).getBytes(StandardCharsets.UTF_8));
    }
}
