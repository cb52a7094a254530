// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Possible rights of a household, and a plan to pay; nothing of it is kept.
 *
 * @param open whether letters may be begun in the case
 * @param letter identifier of the letter that a press begins
 * @param suppliers suppliers that the attestation may be sent to
 * @param told those that are proposed
 */
public record RightsPage(
        String id,
        String personName,
        String asked,
        boolean open,
        String letter,
        String today,
        Map<String, String> sent,
        Problems chequeProblems,
        @Nullable Cheque cheque,
        Problems planProblems,
        @Nullable Plan plan,
        List<Door> doors,
        FundPart fund,
        List<Option> suppliers,
        List<String> told) {

    /** Answer of the grid of the chèque énergie. */
    public record Cheque(String text, String units, String source, List<String> how) {}

    /** A plan, payment by payment. */
    public record Plan(String text, String remains, List<Row> rows) {}

    /** One payment. */
    public record Row(String day, String amount) {}

    /** Another right to ask for: what it is, for whom, how, and where that was read. */
    public record Door(String title, String what, String whom, String how, String source) {}

    /**
     * The fund of the household's department.
     *
     * @param department its code; empty while nobody knows where the household lives
     * @param known null while nobody noted its rules
     * @param ask questions for the department then
     */
    public record FundPart(
            List<Option> departments,
            String department,
            String name,
            @Nullable FundView known,
            List<String> ask) {}

    public String of(String field) {
        return sent.getOrDefault(field, "");
    }
}
