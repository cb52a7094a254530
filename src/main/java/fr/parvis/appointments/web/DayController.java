// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.BookingState;
import fr.parvis.appointments.domain.ChangeBooking;
import fr.parvis.appointments.domain.FindToMove;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.SeeAppointments;
import fr.parvis.appointments.domain.SeeAppointments.Seen;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The appointments of a day, and who is there. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class DayController {
    private static final String MINE = "moi";

    private final SeeAppointments see;
    private final ChangeBooking change;
    private final KeepMotives motives;
    private final FindToMove toMove;
    private final ShowAppointments show;
    private final LocalDays localDays;

    DayController(
            SeeAppointments see,
            ChangeBooking change,
            KeepMotives motives,
            FindToMove toMove,
            ShowAppointments show,
            LocalDays localDays) {
        this.see = see;
        this.change = change;
        this.motives = motives;
        this.toMove = toMove;
        this.show = show;
        this.localDays = localDays;
    }

    private static String address(LocalDate day, String point, String who) {
        return AppointmentsAddresses.DAY + "?jour=" + day + (point.isEmpty() ? "" : "&point=" + point)
                + (who.isEmpty() ? "" : "&qui=" + who);
    }

    /**
     * Appointments that the address asks for.
     *
     * @param qui {@code moi}: only one's own
     */
    record Question(String jour, String point, String qui) {
        Question {
            jour = FormFields.given(jour);
            point = FormFields.given(point);
            qui = FormFields.given(qui);
        }
    }

    @GetMapping(AppointmentsAddresses.DAY)
    String day(@ModelAttribute Question question, SignedIn who, Model model) {
        var today = localDays.today();
        var day = ShowAppointments.day(question.jour(), today);
        var place = FormFields.id(question.point());
        var at = place == null ? "" : place.toString();
        var mine = question.qui().equals(MINE) ? MINE : "";
        model.addAttribute(
                "page",
                new DayPage(
                        Words.longDate(day),
                        day.toString(),
                        ShowAppointments.options(show.points()),
                        at,
                        mine,
                        address(day.minusDays(1), at, mine),
                        day.equals(today) ? "" : address(today, at, mine),
                        address(day.plusDays(1), at, mine),
                        !motives.open().isEmpty(),
                        toMove.count(),
                        see.ofDay(day).stream()
                                .filter(seen ->
                                        place == null || seen.booking().point().equals(place))
                                .filter(seen -> mine.isEmpty() || isOf(seen, who.account()))
                                .map(seen -> row(seen, today))
                                .toList()));
        return "appointments/day";
    }

    private static boolean isOf(Seen seen, UUID account) {
        return seen.mediators().stream().anyMatch(one -> one.id().equals(account));
    }

    private DayPage.Row row(Seen seen, LocalDate today) {
        var it = seen.booking();
        return new DayPage.Row(
                it.id().toString(),
                ShowAppointments.address(it.id()),
                show.hours(it.from(), it.until(), it.point()),
                seen.name().isEmpty() ? t("appointments.nobody") : seen.name(),
                seen.discreet(),
                seen.motive().label(),
                show.point(it.point()),
                ShowAppointments.names(seen.mediators()),
                ShowAppointments.state(it.state()),
                ShowAppointments.kind(it.state()),
                it.state().next().contains(BookingState.ARRIVED) && it.day().equals(today));
    }

    private static Notice undoable(UUID id, String text) {
        return Notice.success(text)
                .withAction(ShowAppointments.address(id) + "/attendu", t("appointments.arrived.undo"));
    }

    @PostMapping(AppointmentsAddresses.DAY + "/{id}/arrivee")
    String arrived(@PathVariable UUID id) {
        var arrival = change.arrive(id);
        var number = arrival.number();
        if (arrival.outcome() instanceof Outcome.Done && number.isPresent())
            undoable(id, t("appointments.arrived.ticket", number.getAsInt())).onNextPage();
        else if (arrival.outcome() instanceof Outcome.Done)
            undoable(id, t("appointments.arrived")).onNextPage();
        else ShowAppointments.notice(arrival.outcome(), "").onNextPage();
        return "redirect:" + AppointmentsAddresses.DAY;
    }
}
