// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.appointments.AppointmentsAddresses;
import fr.parvis.appointments.domain.BookAppointment;
import fr.parvis.appointments.domain.Contact;
import fr.parvis.appointments.domain.KeepMotives;
import fr.parvis.appointments.domain.Motive;
import fr.parvis.appointments.domain.ProposeSlots;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.appointments.domain.Travel;
import fr.parvis.network.Communes;
import fr.parvis.network.LastPlace;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Point;
import fr.parvis.people.People;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new appointment: after a visit, for the person of a file, or for who telephones. The first free time is chosen already. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class BookController {
    static final String BOOK = AppointmentsAddresses.DAY + "/nouveau";

    private final KeepMotives motives;
    private final ProposeSlots slots;
    private final BookAppointment book;
    private final ShowAppointments show;
    private final Visits visits;
    private final People people;
    private final Travel travel;
    private final Communes communes;
    private final LastPlace lastPlace;
    private final LocalDays localDays;

    BookController(
            KeepMotives motives,
            ProposeSlots slots,
            BookAppointment book,
            ShowAppointments show,
            Visits visits,
            People people,
            Travel travel,
            Communes communes,
            LastPlace lastPlace,
            LocalDays localDays) {
        this.motives = motives;
        this.slots = slots;
        this.book = book;
        this.show = show;
        this.visits = visits;
        this.people = people;
        this.travel = travel;
        this.communes = communes;
        this.lastPlace = lastPlace;
        this.localDays = localDays;
    }

    @GetMapping(BOOK)
    String blank(@RequestParam Map<String, String> asked, SignedIn who, Model model) {
        var form = new HashMap<>(asked);
        form.remove("slot");
        var visit = visit(form);
        if (visit != null) {
            form.putIfAbsent("point", visit.point().toString());
            if (FormFields.text(form, "personne").isEmpty())
                people.namedAt(visit.id()).stream()
                        .findFirst()
                        .ifPresent(person -> form.put("personne", person.toString()));
        }
        if (!form.containsKey("point"))
            lastPlace.of(who.account(), localDays.today()).ifPresent(point -> form.put("point", point.toString()));
        form.put("id", Ids.next().toString());
        return page(FilledForm.of(form), who, model);
    }

    @PostMapping(BOOK)
    String book(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        var id = FormFields.idOrNew(sent.get("id"));
        var motive = FormFields.id(sent.get("motif"));
        var chosen = ShowAppointments.chosen(FormFields.text(sent, "slot"));
        if (motive == null) problems.add("motif", t("appointments.problem.motive"));
        if (chosen == null) problems.add("slot", t("appointments.problem.slot"));
        if (motive != null && chosen != null)
            switch (book.handle(new BookAppointment.Command(
                    id,
                    motive,
                    chosen.point(),
                    chosen.from(),
                    chosen.mediators(),
                    FormFields.id(sent.get("personne")),
                    whole(sent),
                    FormFields.id(sent.get("passage")),
                    FormFields.text(sent, "knowing").equals("true")))) {
                case Outcome.Done<UUID> done -> {
                    ShowAppointments.notice(done, "appointments.booked").onNextPage();
                    return "redirect:" + ShowAppointments.address(id);
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> problems.stale(t("appointments.problem.changed"));
            }
        return FormAnswer.refused(problems, page(new FilledForm(sent, problems), who, model));
    }

    /** Code of the commune of a home visit as it was typed; null for none, or where several may be meant. */
    private @Nullable String commune(Map<String, String> sent) {
        var typed = FormFields.text(sent, "commune");
        if (typed.isEmpty()) return null;
        var found = communes.understand(typed);
        return found.size() == 1 ? found.getFirst().insee() : null;
    }

    /** With the address, for a home visit. */
    private Contact whole(Map<String, String> sent) {
        var insee = commune(sent);
        var address = FormFields.text(sent, "address");
        var contact = contact(sent);
        return insee == null && address.isEmpty()
                ? contact
                : contact.at(new Contact.Home(address, insee == null ? "" : insee));
    }

    static Contact contact(Map<String, String> sent) {
        // a person with a file is reached as it says
        if (FormFields.id(sent.get("personne")) != null) return Contact.of("", null);
        var phone = FormFields.text(sent, "phone");
        return Contact.of(FormFields.text(sent, "name"), phone.isEmpty() ? null : phone);
    }

    private @Nullable Visit visit(Map<String, String> asked) {
        var id = FormFields.id(asked.get("passage"));
        return id == null ? null : visits.find(List.of(id)).stream().findFirst().orElse(null);
    }

    private String page(FilledForm filled, SignedIn who, Model model) {
        var sent = filled.values();
        var open = motives.open();
        var asked = FormFields.id(sent.get("motif"));
        var motive = open.stream()
                .filter(one -> one.id().equals(asked))
                .findFirst()
                .or(() -> open.stream().findFirst())
                .orElse(null);
        var points = show.points();
        var wanted = FormFields.id(sent.get("point"));
        var point = points.stream()
                .map(Point::id)
                .filter(id -> id.equals(wanted))
                .findFirst()
                .orElse(null);
        var person = FormFields.id(sent.get("personne"));
        var named = person == null ? null : people.find(person).orElseThrow(() -> new NotFound("person " + person));
        var day = FormFields.day(sent.get("jour"));
        var free = motive == null ? List.<Proposal>of() : proposals(motive, point, who.account(), sent);
        var options = show.options(free);
        var typed = FormFields.text(sent, "slot");
        model.addAttribute(
                "page",
                new BookPage(
                        FormFields.text(sent, "id"),
                        person == null ? "" : person.toString(),
                        named == null ? "" : named.name(),
                        FormFields.text(sent, "passage"),
                        open.stream()
                                .map(one -> new Option(
                                        one.id().toString(),
                                        t("appointments.motive.option", one.label(), one.minutes())))
                                .toList(),
                        motive == null ? "" : motive.id().toString(),
                        ShowAppointments.options(points),
                        point == null ? "" : point.toString(),
                        day == null ? "" : day.toString(),
                        options,
                        options.stream().anyMatch(one -> one.value().equals(typed)) || options.isEmpty()
                                ? typed
                                : options.getFirst().value(),
                        FormFields.text(sent, "name"),
                        FormFields.text(sent, "phone"),
                        motive != null && motive.atHome(),
                        FormFields.text(sent, "commune"),
                        FormFields.text(sent, "address"),
                        motive == null ? List.of() : motive.papers().lines().toList(),
                        filled.warned(),
                        filled.problems()));
        return "appointments/book";
    }

    /** Where one was taken meanwhile, those nearest to it. */
    private List<Proposal> proposals(Motive motive, @Nullable UUID point, UUID me, Map<String, String> sent) {
        var tomorrow = localDays.today().plusDays(1);
        var insee = motive.atHome() ? commune(sent) : null;
        ToIntFunction<UUID> way = motive.atHome() ? place -> travel.minutes(place, insee) : ProposeSlots.NO_WAY;
        var wish = new ProposeSlots.Wish(motive, way, null);
        if (FormFields.day(sent.get("jour")) == null) return slots.first(wish, point, me, tomorrow);
        return slots.ofDay(wish, point, me, ShowAppointments.day(FormFields.text(sent, "jour"), tomorrow));
    }
}
