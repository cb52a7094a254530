// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.shell.Option;
import fr.parvis.visits.domain.DaySheet.Totals;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sheet of a day.
 *
 * @param lead owner and place, for paper
 * @param point chosen; empty for all
 * @param whose to choose from, for an account that may see the team's: one's own, all, a team
 * @param who chosen among them
 * @param all address of the whole team's; null when it is shown or may not be
 * @param week the seven days around, Monday first
 * @param before address of the week before
 * @param after address of the week after; null this week
 * @param list address of the list of visits
 */
public record DaySheetPage(
        LocalDate day,
        LocalDate today,
        String lead,
        List<Option> points,
        String point,
        List<Option> whose,
        String who,
        @Nullable String all,
        boolean team,
        List<WeekDay> week,
        String before,
        @Nullable String after,
        String list,
        List<VisitRow> rows,
        Totals totals) {

    public boolean whole() {
        return rows.size() == totals.visits();
    }

    /**
     * One day of the strip.
     *
     * @param name "mer."
     * @param href null for a day to come
     */
    public record WeekDay(
            String name,
            LocalDate day,
            int visits,
            @Nullable String href,
            boolean shown) {}
}
