// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.rota.domain.week.PlanDays;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Ids;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * The day of somebody, to be planned.
 *
 * @param own whether it was planned on its own
 * @param booked what is booked on it
 * @param duty time on the line or at a partner's, as it was typed
 * @param duties kinds of such time
 * @param dutyProblems those of the form for it
 */
public record DayPage(
        String mediator,
        String name,
        LocalDate day,
        boolean own,
        int version,
        List<Line> lines,
        List<Option> points,
        List<Booked> booked,
        Problems problems,
        Duty duty,
        List<Option> duties,
        Problems dutyProblems) {

    /** One stretch as plain fields. */
    public record Line(String point, String from, String until) {}

    /**
     * Time that is taken, in words.
     *
     * @param duty identifier of what is given back here; empty for what another module holds
     */
    public record Booked(String said, String duty) {}

    /** The form for time on the line or at a partner's, as plain fields. */
    public record Duty(String id, String kind, String from, String until) {
        static Duty blank() {
            return new Duty(Ids.next().toString(), "", "", "");
        }

        static Duty of(MultiValueMap<String, String> sent) {
            return new Duty(
                    FormFields.text(sent, "id"),
                    FormFields.text(sent, "kind"),
                    FormFields.text(sent, "from"),
                    FormFields.text(sent, "until"));
        }
    }

    /** Those there are, and one more to fill in. */
    static List<Line> lines(List<Turn> turns) {
        var lines = new ArrayList<Line>();
        for (var turn : turns)
            lines.add(new Line(
                    turn.point().toString(),
                    turn.starts().toString(),
                    turn.ends().toString()));
        return filled(lines);
    }

    static List<Line> lines(MultiValueMap<String, String> sent) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < PlanDays.MOST; i++) {
            var line = new Line(
                    FormFields.text(sent, "point" + i),
                    FormFields.text(sent, "from" + i),
                    FormFields.text(sent, "until" + i));
            if (!line.point().isEmpty()
                    || !line.from().isEmpty()
                    || !line.until().isEmpty()) lines.add(line);
        }
        return filled(lines);
    }

    private static List<Line> filled(List<Line> lines) {
        while (lines.size() < 2) lines.add(new Line("", "", ""));
        if (lines.size() < PlanDays.MOST && !lines.getLast().point().isEmpty()) lines.add(new Line("", "", ""));
        return lines;
    }
}
