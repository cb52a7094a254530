// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.FindToMove;
import fr.parvis.values.EnumCode;
import fr.parvis.values.PhoneNumber;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Calls to make about appointments that cannot take place: the point is closed, or the mediator away. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class ToMoveController {
    static final String ADDRESS = AppointmentsAddresses.DAY + "/a-appeler";

    private final FindToMove toMove;
    private final ShowAppointments show;

    ToMoveController(FindToMove toMove, ShowAppointments show) {
        this.toMove = toMove;
        this.show = show;
    }

    @GetMapping(ADDRESS)
    String list(Model model) {
        model.addAttribute(
                "page", new ToMovePage(toMove.list().stream().map(this::row).toList()));
        return "appointments/tomove";
    }

    private ToMovePage.Row row(FindToMove.ToMove one) {
        var seen = one.seen();
        var it = seen.booking();
        return new ToMovePage.Row(
                it.id().toString(),
                ShowAppointments.address(it.id()),
                show.when(it),
                seen.name().isEmpty() ? t("appointments.nobody") : seen.name(),
                PhoneNumber.unbroken(one.phone()),
                one.phone().isEmpty() ? "" : "tel:" + PhoneNumber.dial(one.phone()),
                show.point(it.point()),
                t("appointments.to-move." + EnumCode.of(one.why()), ShowAppointments.names(seen.mediators())));
    }
}
