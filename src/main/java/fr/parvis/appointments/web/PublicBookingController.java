// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.appointments.domain.BookOneself;
import fr.parvis.appointments.domain.Contact;
import fr.parvis.database.Asking;
import fr.parvis.network.Points;
import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.PublicPoint;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Appointments that the public books at a point: without account, in its language, without script. */
@Controller
@ForThePublic
class PublicBookingController {
    static final String AT_POINT = OwnBookingController.ROOT + "/point/";

    private final BookOneself book;
    private final Points points;
    private final PublicPoints publicPoints;
    private final ShowPublicBooking show;
    private final PublicBookingLimit limit;

    PublicBookingController(
            BookOneself book,
            Points points,
            PublicPoints publicPoints,
            ShowPublicBooking show,
            PublicBookingLimit limit) {
        this.book = book;
        this.points = points;
        this.publicPoints = publicPoints;
        this.show = show;
        this.limit = limit;
    }

    @GetMapping(AT_POINT + "{code}")
    String form(@PathVariable String code, @RequestParam Map<String, String> asked, Model model) {
        return at(code, point -> page(point, Ids.next(), FilledForm.of(asked), model));
    }

    /** On behalf of the association whose point it is. */
    private <T> T at(String code, Function<PublicPoint, T> then) {
        var point = publicPoints
                .findByCode(code, Words.locale())
                .filter(one -> !one.ended())
                .orElseThrow(() -> new NotFound("point " + code));
        var association =
                points.find(point.id()).orElseThrow(() -> new NotFound("point")).association();
        return Asking.as(association).call(() -> then.apply(point));
    }

    @PostMapping(AT_POINT + "{code}")
    String book(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletRequest request) {
        return at(code, point -> {
            var problems = new Problems();
            var id = FormFields.idOrNew(sent.get("id"));
            var motive = FormFields.id(sent.get("motif"));
            var from = ShowPublicBooking.moment(FormFields.text(sent, "slot"));
            var phone = FormFields.text(sent, "phone");
            if (motive == null) throw new NotFound("motive");
            if (from == null) problems.add("slot", t("appointments.public.problem.slot"));
            if (phone.isEmpty()) problems.add("phone", t("appointments.public.problem.phone"));
            if (problems.isEmpty() && limit.isReached(request))
                problems.add("", t("appointments.public.problem.too-often"));
            if (problems.isEmpty() && from != null) {
                var contact = new Contact(
                        FormFields.text(sent, "name"), phone, Words.locale().getLanguage(), null);
                switch (book.handle(new BookOneself.Command(id, motive, point.id(), from, contact))) {
                    case Outcome.Done(var own) -> {
                        Notice.success(t("appointments.public.booked")).onNextPage();
                        return "redirect:" + OwnBookingController.address(own);
                    }
                    case Outcome.Changed() -> problems.stale(t("appointments.public.problem.changed"));
                    case Outcome.Refused(var refused) -> ShowPublicBooking.add(refused, problems);
                }
            }
            return FormAnswer.refused(problems, page(point, id, new FilledForm(sent, problems), model));
        });
    }

    private String page(PublicPoint point, UUID id, FilledForm filled, Model model) {
        var sent = filled.values();
        var here = AT_POINT + point.code();
        var open = book.motives();
        var asked = FormFields.id(sent.get("motif"));
        var motive =
                open.stream().filter(one -> one.id().equals(asked)).findFirst().orElse(null);
        var day = FormFields.day(sent.get("jour"));
        model.addAttribute(
                "page",
                new PublicBookPage(
                        here,
                        point.name(),
                        id.toString(),
                        open.stream()
                                .map(one -> new PublicBookPage.Choice(
                                        here + "?motif=" + one.id(), one.label(), one.minutes()))
                                .toList(),
                        motive == null ? "" : motive.id().toString(),
                        motive == null ? "" : motive.label(),
                        day == null ? "" : day.toString(),
                        motive == null ? List.of() : show.times(motive, point.id(), day),
                        FormFields.text(sent, "slot"),
                        FormFields.text(sent, "name"),
                        FormFields.text(sent, "phone"),
                        motive == null ? List.of() : ShowPublicBooking.papers(motive),
                        filled.problems()));
        return "appointments/public";
    }
}
