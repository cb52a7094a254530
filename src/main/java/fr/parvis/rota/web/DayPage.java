// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import fr.parvis.rota.domain.week.PlanDays;
import fr.parvis.rota.domain.week.Turn;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * The day of somebody, to be planned.
 *
 * @param own whether it was planned on its own
 * @param booked bookings on it
 * @param duty time on the line or at a partner's, as it was typed
 * @param duties kinds of such time
 */
public record DayPage(
        String mediator,
        String name,
        LocalDate day,
        boolean own,
        int version,
        Turns turns,
        List<Option> points,
        List<Booked> booked,
        Duty duty,
        List<Option> duties) {

    /** The form for its turns, as plain fields. */
    public record Turns(List<Line> lines, Problems problems) {}

    /** One stretch as plain fields. */
    public record Line(String point, String from, String until) {}

    /**
     * Time that is taken, in words.
     *
     * @param duty identifier of what is given back here; empty for what another module holds
     */
    public record Booked(String said, String duty) {}

    /** The form for time on the line or at a partner's, as plain fields. */
    public record Duty(String id, String kind, String from, String until, Problems problems) {
        static Duty blank() {
            return new Duty(Ids.next().toString(), "", "", "", new Problems());
        }

        static Duty of(MultiValueMap<String, String> sent, Problems problems) {
            return new Duty(
                    FormFields.text(sent, "id"),
                    FormFields.text(sent, "kind"),
                    FormFields.text(sent, "from"),
                    FormFields.text(sent, "until"),
                    problems);
        }
    }

    /** Those there are, and one more to fill in. */
    static Turns turns(List<Turn> turns) {
        var lines = new ArrayList<Line>();
        for (var turn : turns)
            lines.add(new Line(
                    turn.point().toString(),
                    turn.starts().toString(),
                    turn.ends().toString()));
        return new Turns(filled(lines), new Problems());
    }

    static Turns turns(MultiValueMap<String, String> sent, Problems problems) {
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
        return new Turns(filled(lines), problems);
    }

    private static List<Line> filled(List<Line> lines) {
        while (lines.size() < 2) lines.add(new Line("", "", ""));
        if (lines.size() < PlanDays.MOST && !lines.getLast().point().isEmpty()) lines.add(new Line("", "", ""));
        return lines;
    }
}
