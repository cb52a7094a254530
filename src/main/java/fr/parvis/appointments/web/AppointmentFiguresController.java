// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.AppointmentFigures;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures of the appointments of an association: who came, who did not, how long one waits; of no mediator. */
@Controller
@Requires(value = Right.READ_FIGURES, within = Within.ASSOCIATION)
class AppointmentFiguresController {
    static final String ADDRESS = AppointmentsAddresses.DAY + "/chiffres";

    private final AppointmentFigures figures;
    private final ShowAppointments show;

    AppointmentFiguresController(AppointmentFigures figures, ShowAppointments show) {
        this.figures = figures;
        this.show = show;
    }

    @GetMapping(ADDRESS)
    String show(@RequestParam(defaultValue = "") String point, Model model) {
        var points = ShowAppointments.options(show.points());
        // one that is none of ours counts for all
        var chosen = points.stream().anyMatch(one -> one.value().equals(point)) ? FormFields.id(point) : null;
        var it = figures.handle(chosen);
        var wait = it.waitDays();
        model.addAttribute(
                "page",
                new AppointmentFiguresPage(
                        Words.t("appointments.figures.period", it.from(), it.to()),
                        points,
                        chosen == null ? "" : point,
                        it.count().all() == 0 && it.toCome() == 0,
                        row(Words.t("appointments.figures.all"), it.count()),
                        Words.number(it.toCome()),
                        Words.number(it.alone()),
                        wait == null ? null : Words.n("appointments.figures.days", Math.max(0, wait)),
                        it.motives().stream()
                                .map(one -> row(one.motive(), one.count()))
                                .toList()));
        return "appointments/figures";
    }

    private static AppointmentFiguresPage.Row row(String label, AppointmentFigures.Count count) {
        var share = count.absentShare();
        return new AppointmentFiguresPage.Row(
                label,
                Words.number(count.all()),
                Words.number(count.arrived()),
                Words.number(count.absent()),
                share == null ? "—" : Words.percent(share, 0),
                Words.number(count.excused()),
                Words.number(count.cancelled()),
                Words.number(count.open()));
    }
}
