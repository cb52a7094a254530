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
import fr.parvis.appointments.domain.Contact;
import fr.parvis.appointments.domain.ProposeSlots;
import fr.parvis.appointments.domain.Reminders;
import fr.parvis.appointments.domain.SeeAppointments;
import fr.parvis.appointments.domain.Travel;
import fr.parvis.messages.MessagesAddresses;
import fr.parvis.messages.MessagesWords;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import fr.parvis.values.PhoneNumber;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One appointment: whom to reach, what to bring, what became of it, and another time for it. */
@Controller
@Requires(value = Right.FOLLOW_PEOPLE, within = Within.ASSOCIATION)
class BookingController {
    private static final String ONE = AppointmentsAddresses.DAY + "/{id:[0-9a-f-]{36}}";
    private static final String MOVE = ONE + "/deplacer";

    private final SeeAppointments see;
    private final ChangeBooking change;
    private final ProposeSlots slots;
    private final Travel travel;
    private final Reminders reminders;
    private final ShowAppointments show;
    private final Communes communes;
    private final LocalDays localDays;

    BookingController(
            SeeAppointments see,
            ChangeBooking change,
            ProposeSlots slots,
            Travel travel,
            Reminders reminders,
            ShowAppointments show,
            Communes communes,
            LocalDays localDays) {
        this.see = see;
        this.change = change;
        this.slots = slots;
        this.travel = travel;
        this.reminders = reminders;
        this.show = show;
        this.communes = communes;
        this.localDays = localDays;
    }

    @Transactional
    @GetMapping(ONE)
    public String show(@PathVariable UUID id, Model model) {
        var whole = see.read(id);
        var seen = whole.seen();
        var it = seen.booking();
        var next = it.state().next();
        boolean begun = !localDays.now().isBefore(it.from());
        boolean today = it.day().equals(localDays.todayAt(it.point()));
        var phone = whole.contact().phone() == null ? "" : whole.contact().phone();
        model.addAttribute(
                "page",
                new BookingPage(
                        ShowAppointments.address(id),
                        AppointmentsAddresses.DAY + "?jour=" + it.day(),
                        show.when(it),
                        show.point(it.point()),
                        seen.motive().label(),
                        seen.name().isEmpty() ? t("appointments.nobody") : seen.name(),
                        seen.discreet(),
                        it.person() == null ? null : PeopleAddresses.forCase(it.person()),
                        PhoneNumber.unbroken(phone),
                        phone.isEmpty() ? "" : "tel:" + PhoneNumber.dial(phone),
                        ShowAppointments.names(seen.mediators()),
                        home(whole.contact()),
                        it.travelMinutes(),
                        ShowAppointments.state(it.state()),
                        ShowAppointments.kind(it.state()),
                        seen.motive()
                                .papers()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList(),
                        reminders.list(id).stream()
                                .map(message -> new BookingPage.Sent(
                                        MessagesAddresses.MESSAGES + "/" + message.message(),
                                        MessagesWords.channel(message.by()),
                                        MessagesWords.state(message.state()),
                                        Words.moment(localDays.local(
                                                message.state().isOpen() ? message.sendAfter() : message.since()))))
                                .toList(),
                        next.contains(BookingState.ARRIVED) && today,
                        next.contains(BookingState.ABSENT) && begun,
                        next.contains(BookingState.EXCUSED),
                        it.state() == BookingState.BOOKED && !begun && !it.isShared(),
                        next.contains(BookingState.CANCELLED),
                        it.state() == BookingState.ABSENT || it.state() == BookingState.ARRIVED && today));
        return "appointments/booking";
    }

    private String home(Contact contact) {
        var home = contact.home();
        if (home == null) return "";
        var commune = communes.find(home.insee()).map(Commune::name).orElse("");
        return t("appointments.home.at", home.address(), commune);
    }

    @PostMapping(ONE + "/absent")
    String absent(@PathVariable UUID id) {
        return done(id, change.absent(id), "appointments.absent");
    }

    @PostMapping(ONE + "/attendu")
    String expectAgain(@PathVariable UUID id) {
        return done(id, change.expectAgain(id), "appointments.expected-again");
    }

    @PostMapping(ONE + "/excuse")
    String excused(@PathVariable UUID id) {
        return done(id, change.excuse(id), "appointments.excused");
    }

    @PostMapping(ONE + "/annuler")
    String cancel(@PathVariable UUID id) {
        return done(id, change.cancel(id), "appointments.cancelled.done");
    }

    private static String done(UUID id, Outcome<UUID> outcome, String words) {
        ShowAppointments.notice(outcome, words).onNextPage();
        return "redirect:" + ShowAppointments.address(id);
    }

    @Transactional
    @GetMapping(MOVE)
    public String move(@PathVariable UUID id, @RequestParam(defaultValue = "") String jour, SignedIn who, Model model) {
        return moving(id, FilledForm.of(Map.of("jour", jour)), who, model);
    }

    @PostMapping(MOVE)
    String moved(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var chosen = ShowAppointments.chosen(FormFields.text(sent, "slot"));
        var problems = new Problems();
        if (chosen == null) problems.add("slot", t("appointments.problem.slot"));
        else
            switch (change.move(id, FormFields.version(sent, "version"), chosen)) {
                case Outcome.Done<UUID> done -> {
                    return done(id, done, "appointments.moved");
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> {
                    problems.stale(t("appointments.problem.changed"));
                    return FormAnswer.stale(moving(id, new FilledForm(Map.of(), problems), who, model));
                }
            }
        var values = Map.of("jour", FormFields.text(sent, "jour"), "slot", FormFields.text(sent, "slot"));
        return FormAnswer.invalid(moving(id, new FilledForm(values, problems), who, model));
    }

    private String moving(UUID id, FilledForm filled, SignedIn who, Model model) {
        var typed = filled.value("jour");
        var whole = see.read(id);
        var seen = whole.seen();
        var it = seen.booking();
        var wish = new ProposeSlots.Wish(seen.motive(), travel.ways(it, whole.contact()), it);
        var today = localDays.today();
        var first = ShowAppointments.day(typed, today.plusDays(1));
        var me = seen.mediators().isEmpty()
                ? who.account()
                : seen.mediators().getFirst().id();
        var proposals =
                typed.isEmpty() ? slots.first(wish, it.point(), me, first) : slots.ofDay(wish, it.point(), me, first);
        model.addAttribute(
                "page",
                new MovePage(
                        ShowAppointments.address(id),
                        show.when(it),
                        it.version(),
                        typed.isEmpty() ? "" : first.toString(),
                        show.options(proposals),
                        filled.value("slot"),
                        filled.problems()));
        return "appointments/move";
    }
}
