// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the figures page.
 *
 * @param extent the chosen one, as in the address
 * @param whose its name
 * @param notice note on the figures, when there is one
 * @param comparedWith the period before and the year before, in words
 * @param query the chosen extent and period, for the addresses of what else can be seen of them
 * @param main charts that are not folded
 * @param groups the rest, each folded
 * @param hiding note that small counts are hidden, in words, when they are
 * @param blockers address of the blockers of the period's year
 * @param ownPath address of one's own record by skill, when one's own work is shown
 */
public record FiguresPage(
        String extent,
        String whose,
        List<Option> extents,
        PeriodFields dates,
        List<Preset> presets,
        @Nullable String notice,
        String query,
        String period,
        String comparedWith,
        List<Total> totals,
        Curve curve,
        List<Chart> main,
        List<Group> groups,
        @Nullable String hiding,
        String blockers,
        @Nullable String ownPath,
        String madeOn,
        boolean nothing) {

    /** A period that one press chooses. */
    public record Preset(String label, String href, boolean chosen) {}

    /** One big number with those that it is compared with and its definition. */
    public record Total(
            String label,
            String value,
            String before,
            String yearBefore,
            String definition,
            @Nullable String href) {}

    /** Visits over time; {@code mean} is the key of the sentence of their mean. */
    public record Curve(String title, String head, String mean, List<Bar> bars) {}

    /** Dimensions that belong together. */
    public record Group(String id, String title, @Nullable String lead, List<Chart> charts, List<Link> links) {}

    /** Link to more. */
    public record Link(String label, String href) {}

    /** One dimension. */
    public record Chart(
            String id, String title, String head, String unit, String definition, List<Bar> bars, List<Row> rows) {}

    /** A line of a chart's table. */
    public record Row(
            String label,
            String now,
            String before,
            String yearBefore,
            @Nullable String href) {}

    /** Every definition once, for the end of the printed sheet. */
    public List<Definition> definitions() {
        var all = new ArrayList<Definition>();
        totals.forEach(total -> all.add(new Definition(total.label(), total.definition())));
        main.forEach(chart -> all.add(new Definition(chart.title(), chart.definition())));
        groups.forEach(group ->
                group.charts().forEach(chart -> all.add(new Definition(chart.title(), chart.definition()))));
        return all;
    }

    /** Definition of a number. */
    public record Definition(String of, String text) {}
}
