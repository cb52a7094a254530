package fr.parvis.visits.web;

import fr.parvis.shell.Option;
import fr.parvis.visits.domain.DaySheet.Totals;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sheet of a day.
 *
 * @param lead whose it is and where, for paper
 * @param point chosen; empty for all
 * @param team whether the viewer may see the team's
 * @param all whether the team's is shown
 * @param before address of the day before
 * @param after address of the day after; nothing today
 */
public record DaySheetPage(
        LocalDate day,
        LocalDate today,
        String lead,
        List<Option> points,
        String point,
        boolean team,
        boolean all,
        String before,
        @Nullable String after,
        String here,
        List<Row> rows,
        Totals totals) {

    /**
     * One visit.
     *
     * @param point its name when several are shown
     * @param mediators their names when the team's is shown
     * @param cancelled address that takes it back; nothing when the day is over
     */
    public record Row(
            String id,
            String time,
            String presence,
            @Nullable String point,
            int persons,
            @Nullable String mediators,
            List<Line> lines,
            @Nullable String cancel) {}

    /** One request. */
    public record Line(
            int family, String theme, String operator, String level, String result, int minutes, String note) {}
}
