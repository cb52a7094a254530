// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.web;

import fr.parvis.activities.domain.ActivityList.Totals;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line that records, and the actions of a month or of some days.
 *
 * @param when the month or the days that are shown
 * @param none sentence of a list without any
 * @param team whether the viewer may see the team's
 * @param whose {@code moi}, {@code equipe} or an account
 * @param before address of the month before
 * @param after address of the month after; null in the current one
 */
public record ActivitiesPage(
        Entry entry,
        ActivityChoices choices,
        ActivityQuery query,
        String when,
        String none,
        boolean team,
        boolean all,
        List<Option> months,
        List<Option> whose,
        List<Option> kinds,
        List<Option> points,
        List<Row> rows,
        Totals totals,
        String time,
        int number,
        int pages,
        String before,
        @Nullable String after,
        String here) {

    /**
     * An activity that is being recorded.
     *
     * @param line text typed in the single field
     * @param understood the typed line in words, to be confirmed; empty when none was
     */
    public record Entry(ActivityForm form, Problems problems, String line, String understood) {
        Entry(ActivityForm form, Problems problems) {
            this(form, problems, "", "");
        }
    }

    /**
     * One activity.
     *
     * @param who names of those who were there when the team's are shown
     * @param corrections number of corrections
     * @param cancel address that takes it back; null when it is too late
     * @param why whether taking it back needs a reason
     */
    public record Row(
            String id,
            String day,
            String icon,
            String kind,
            String about,
            String time,
            int headcount,
            String where,
            @Nullable String who,
            int corrections,
            @Nullable String cancel,
            boolean why) {}

    public String at(int page) {
        return query.at(page);
    }
}
