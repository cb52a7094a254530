// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.WaitForSlot;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.PhoneNumber;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The waiting list of appointments: offers that run first, with the answer to note. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class WaitController {
    static final String ADDRESS = AppointmentsAddresses.DAY + "/attente";

    private static final String ONE = ADDRESS + "/{id}";
    private static final int WEEKS = 4;

    private final WaitForSlot waits;
    private final KeepMotives motives;
    private final ShowAppointments show;
    private final People people;
    private final LocalDays localDays;

    WaitController(WaitForSlot waits, KeepMotives motives, ShowAppointments show, People people, LocalDays localDays) {
        this.waits = waits;
        this.motives = motives;
        this.show = show;
        this.people = people;
        this.localDays = localDays;
    }

    static String address(UUID wait) {
        return ADDRESS + "#a-" + wait;
    }

    @GetMapping(ADDRESS)
    String list(@RequestParam Map<String, String> asked, Model model) {
        var form = new HashMap<>(asked);
        var today = localDays.today();
        form.put("id", Ids.next().toString());
        form.putIfAbsent("from", today.plusDays(1).toString());
        form.putIfAbsent("until", today.plusWeeks(WEEKS).toString());
        return page(form, new Problems(), model);
    }

    @PostMapping(ADDRESS)
    String add(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var motive = FormFields.id(sent.get("motif"));
        if (motive == null) problems.add("motif", t("appointments.problem.motive"));
        var first = FormFields.day(sent.get("from"), "from", problems);
        var last = FormFields.day(sent.get("until"), "until", problems);
        if (motive != null && first != null && last != null)
            switch (waits.add(new WaitForSlot.Command(
                    FormFields.idOrNew(sent.get("id")),
                    motive,
                    FormFields.id(sent.get("point")),
                    first,
                    last,
                    FormFields.id(sent.get("personne")),
                    BookController.contact(sent)))) {
                case Outcome.Done<UUID> done -> {
                    ShowAppointments.notice(done, "appointments.wait.added").onNextPage();
                    return "redirect:" + ADDRESS;
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> problems.stale(t("appointments.problem.changed"));
            }
        return FormAnswer.refused(problems, page(sent, problems, model));
    }

    @PostMapping(ONE + "/accepter")
    String accept(@PathVariable UUID id) {
        var outcome = waits.accept(id);
        ShowAppointments.notice(outcome, "appointments.booked").onNextPage();
        return "redirect:"
                + (outcome instanceof Outcome.Done(var booking) ? ShowAppointments.address(booking) : ADDRESS);
    }

    @PostMapping(ONE + "/passer")
    String pass(@PathVariable UUID id) {
        ShowAppointments.notice(waits.pass(id), "appointments.wait.passed").onNextPage();
        return "redirect:" + ADDRESS;
    }

    @PostMapping(ONE + "/retirer")
    String leave(@PathVariable UUID id) {
        ShowAppointments.notice(waits.leave(id), "appointments.wait.left").onNextPage();
        return "redirect:" + ADDRESS;
    }

    private String page(Map<String, String> sent, Problems problems, Model model) {
        var person = FormFields.id(sent.get("personne"));
        var named = person == null ? null : people.find(person).orElseThrow(() -> new NotFound("person " + person));
        model.addAttribute(
                "page",
                new WaitPage(
                        waits.open().stream().map(this::row).toList(),
                        new WaitPage.Form(
                                FormFields.text(sent, "id"),
                                FormFields.text(sent, "motif"),
                                FormFields.text(sent, "point"),
                                FormFields.text(sent, "from"),
                                FormFields.text(sent, "until"),
                                person == null ? "" : person.toString(),
                                FormFields.text(sent, "name"),
                                FormFields.text(sent, "phone")),
                        motives.open().stream()
                                .map(one -> new Option(one.id().toString(), one.label()))
                                .toList(),
                        ShowAppointments.options(show.points()),
                        named == null ? "" : named.name(),
                        problems));
        return "appointments/wait";
    }

    private WaitPage.Row row(WaitForSlot.Seen seen) {
        var it = seen.waiting();
        var offer = it.offer();
        var point = it.point();
        return new WaitPage.Row(
                it.id().toString(),
                seen.name().isEmpty() ? t("appointments.nobody") : seen.name(),
                it.person() == null ? "" : PeopleAddresses.forCase(it.person()),
                PhoneNumber.unbroken(seen.phone()),
                seen.phone().isEmpty() ? "" : "tel:" + PhoneNumber.dial(seen.phone()),
                seen.motive().label(),
                seen.motive().closed(),
                days(it.first(), it.last(), point == null ? t("appointments.filter.points") : show.point(point)),
                offer == null
                        ? ""
                        : t(
                                "appointments.wait.offer",
                                Words.longDate(LocalDate.ofInstant(offer.from(), localDays.zoneAt(offer.point()))),
                                Words.time(offer.from()
                                        .atZone(localDays.zoneAt(offer.point()))
                                        .toLocalTime()),
                                show.point(offer.point())),
                offer == null
                        ? ""
                        : Words.moment(offer.until()
                                .atZone(localDays.zoneAt(offer.point()))
                                .toLocalDateTime()),
                ADDRESS + "/" + it.id());
    }

    private static String days(LocalDate first, LocalDate last, String place) {
        return first.equals(last)
                ? t("appointments.wait.day", Words.date(first), place)
                : t("appointments.wait.days", Words.date(first), Words.date(last), place);
    }
}
