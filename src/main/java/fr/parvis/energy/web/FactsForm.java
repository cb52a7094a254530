// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.energy.domain.clock.Cheque;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The questions about a bill: four that give a first answer, the others as they matter.
 *
 * @param values values of the fields
 * @param version of the bill that was shown; 0 for a new one
 * @param kept whether the answers are kept in a case; the number of the contract is asked only then
 */
public record FactsForm(
        Map<String, String> values,
        Problems problems,
        List<Option> suppliers,
        LocalDate today,
        int version,
        boolean kept) {

    public String of(String field) {
        return values.getOrDefault(field, "");
    }

    /** A choice that is not made yet: what is usual. */
    public String of(String field, String otherwise) {
        return of(field).isEmpty() ? otherwise : of(field);
    }

    /** A date that was typed says that its letter came. */
    public String came(String letter) {
        return of(letter).isEmpty() || of(letter + "Came").equals("no") ? of(letter + "Came") : "yes";
    }

    /** The campaign of the chèque énergie whose rights run. */
    public String campaign() {
        return String.valueOf(Cheque.campaign(today));
    }

    /** Whether something stands in one of these fields, or is wrong with it. */
    public boolean any(String... fields) {
        for (var field : fields)
            if (problems.of(field) != null
                    || !of(field).isEmpty()
                            && !of(field).equals("no")
                            && !of(field).equals("unknown")) return true;
        return false;
    }
}
