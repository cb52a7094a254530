// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and its answer.
 *
 * @param title the name of the view that was opened, else what is counted
 * @param notices parts of the address that were left out, and why
 * @param problem problem with the dates; {@code swap} leads to the same with the two exchanged
 * @param sentence the answer in words
 * @param notes notes needed to read the numbers
 * @param upTo "À jour de 10:42:07"
 * @param empty reason why there is nothing
 * @param address of this question, to be sent to a colleague
 */
public record ExplorerPage(
        String title,
        String whose,
        String period,
        Choices choices,
        List<Chip> presets,
        List<Chip> comparisons,
        List<Chip> shares,
        List<Chip> filters,
        List<String> notices,
        @Nullable String problem,
        @Nullable String swap,
        String sentence,
        List<Total> totals,
        @Nullable Chart chart,
        AnswerTable table,
        @Nullable Chip lines,
        List<String> notes,
        String upTo,
        @Nullable Empty empty,
        String query,
        String address,
        @Nullable String map,
        Save save,
        @Nullable OpenView view) {

    /**
     * Choices that the form offers, and those made.
     *
     * @param second the second measure; empty for none
     * @param kept further parameters that the form hands on
     */
    public record Choices(
            List<Option> measures,
            String measure,
            List<Option> seconds,
            String second,
            List<Option> rows,
            String row,
            List<Option> columns,
            String column,
            List<Option> extents,
            String extent,
            LocalDate from,
            LocalDate to,
            List<Filter> filters,
            int chosen,
            List<Option> kept) {}

    /** A filter that may be set. */
    public record Filter(
            String name,
            String label,
            List<Option> options,
            @Nullable String value) {}

    /** A link that changes the question, and whether it says what is shown now. */
    public record Chip(String label, String href, boolean chosen) {}

    /** The whole of one measure. */
    public record Total(String label, String value, String before, String yearBefore, String definition, String href) {}

    /** A chart: of columns where it is over time, else of bars. */
    public record Chart(boolean overTime, String title, String unit, String head, String definition, List<Bar> bars) {}

    /** Why there is nothing, and what to do. */
    public record Empty(String title, String text, @Nullable Chip action) {}

    /**
     * The form that keeps the question.
     *
     * @param moving the name of the period that moves with the calendar, where the days are just that
     */
    public record Save(
            String id,
            String name,
            boolean shared,
            boolean mayShare,
            @Nullable String moving,
            String period,
            boolean open,
            Problems problems) {}

    /** The saved view that was opened. */
    public record OpenView(String id, String name, boolean mayDelete) {}
}
