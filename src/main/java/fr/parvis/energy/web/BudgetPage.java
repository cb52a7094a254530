// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The month of a household.
 *
 * @param result null before something was typed
 * @param kept day on which the budget in the case was kept; null without one
 */
public record BudgetPage(
        String id,
        String personName,
        String asked,
        boolean open,
        Map<String, String> values,
        Problems problems,
        @Nullable Result result,
        @Nullable String kept,
        List<Line> income,
        List<Line> charges) {

    /** A line of the form. @param name of its field, without the side */
    public record Line(String name, String label) {}

    /**
     * The result.
     *
     * @param share of energy, in words; empty when nothing comes in
     * @param overdrawn whether more goes out than comes in
     * @param earned as the plan's form takes it
     * @param charges as the plan's form takes it
     */
    public record Result(
            String comesIn,
            String goesOut,
            String remains,
            String perDay,
            String share,
            boolean overdrawn,
            String earned,
            String charges,
            List<Row> income,
            List<Row> outgoing,
            String persons) {}

    /** A name and an amount. */
    public record Row(String name, String amount) {}

    public String of(String field) {
        return values.getOrDefault(field, "");
    }
}
