// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.skills.Learners;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.Enrol;
import fr.parvis.workshops.domain.EnrolByPartner;
import fr.parvis.workshops.domain.EnrolOneself;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.PlanCycle;
import fr.parvis.workshops.domain.SeeWorkshops;
import fr.parvis.workshops.domain.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Plans a cycle and its sessions, and shows who comes. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class CycleController {
    private final PlanCycle plan;
    private final Enrol enrol;
    private final EnrolOneself oneself;
    private final EnrolByPartner partners;
    private final SeeWorkshops see;
    private final KeepCatalogue catalogue;
    private final ShowWorkshops show;
    private final Cards cards;
    private final Learners learners;
    private final LocalDays localDays;

    CycleController(
            PlanCycle plan,
            Enrol enrol,
            EnrolOneself oneself,
            EnrolByPartner partners,
            SeeWorkshops see,
            KeepCatalogue catalogue,
            ShowWorkshops show,
            Cards cards,
            Learners learners,
            LocalDays localDays) {
        this.plan = plan;
        this.enrol = enrol;
        this.oneself = oneself;
        this.partners = partners;
        this.see = see;
        this.catalogue = catalogue;
        this.show = show;
        this.cards = cards;
        this.learners = learners;
        this.localDays = localDays;
    }

    @GetMapping(Addresses.NEW)
    String fresh(@RequestParam(defaultValue = "") String atelier, SignedIn who, Model model) {
        var sent = new HashMap<>(Map.of(
                "id",
                Ids.next().toString(),
                "atelier",
                atelier,
                "point",
                show.usualPoint(who),
                "heure",
                "10:00",
                "places",
                "8",
                "seances",
                "1",
                "public",
                "oui"));
        return fresh(FilledForm.of(sent), List.of(), List.of(who.account().toString()), model);
    }

    @PostMapping(Addresses.NEW)
    String make(
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable List<String> programmes,
            @RequestParam(required = false) @Nullable List<String> formateurs,
            Model model) {
        var language = FormFields.text(sent, "langue");
        var paid = Objects.requireNonNullElse(programmes, List.<String>of());
        var by = Objects.requireNonNullElse(formateurs, List.<String>of());
        boolean spoken = show.languages().stream().anyMatch(one -> one.value().equals(language));
        var outcome = plan.make(new PlanCycle.NewCycle(
                FormFields.idOrNew(sent.get("id")),
                FormFields.id(sent.get("atelier")),
                FormFields.id(sent.get("point")),
                FormFields.id(sent.get("salle")),
                spoken ? language : null,
                paid,
                "oui".equals(sent.get("public")),
                FormFields.number(sent.get("places"), 0),
                FormFields.day(sent.get("jour")),
                FormFields.time(sent.get("heure")),
                FormFields.number(sent.get("seances"), 0),
                ids(by)));
        if (outcome instanceof Outcome.Done(var made)) {
            Notice.success(t("workshops.made")).onNextPage();
            return "redirect:" + WorkshopsAddresses.cycle(made);
        }
        var problems = new Problems();
        if (outcome instanceof Outcome.Refused(var refused)) problems.addAll(refused);
        return FormAnswer.invalid(fresh(new FilledForm(sent, problems), paid, by, model));
    }

    private String fresh(FilledForm filled, List<String> paid, List<String> by, Model model) {
        model.addAttribute(
                "page",
                new CyclePage.Fresh(
                        catalogue.workshops().stream()
                                .filter(one -> !one.closed())
                                .map(one -> new Option(one.id().toString(), one.title()))
                                .toList(),
                        show.points(),
                        show.rooms(null),
                        show.languages(),
                        ShowWorkshops.programmes(),
                        paid,
                        show.team(),
                        by,
                        filled.values(),
                        filled.problems()));
        return "workshops/new";
    }

    @GetMapping(Addresses.CYCLE)
    String show(@PathVariable UUID id, SignedIn who, Model model) {
        return page(id, FilledForm.empty(), who, model);
    }

    /** Enrols a card: one at hand, or that of the code that is typed here. */
    @PostMapping(Addresses.ENROL_CARD)
    String enrol(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var problems = new Problems();
        var card = FormFields.id(sent.get("carte"));
        var code = FormFields.text(sent, "code");
        if (!code.isEmpty())
            switch (cards.read(code.length() > 200 ? code.substring(0, 200) : code)) {
                case Cards.Reading.Found found -> card = found.card();
                case Cards.Reading.Refused refused -> problems.add("code", t(refused.problem()));
            }
        var phone = FormFields.text(sent, "telephone");
        if (!EnrolOneself.isReachable(phone)) problems.add("telephone", t("workshops.problem.phone"));
        var learner = card == null || !problems.isEmpty()
                ? null
                : learners.ofCard(card).orElse(null);
        if (problems.isEmpty() && learner == null) problems.add("code", t("workshops.problem.card"));
        if (problems.isEmpty() && learner != null)
            switch (enrol.enrol(id, learner.id(), FormFields.number(sent.getOrDefault("personnes", "1"), 0))) {
                case Outcome.Done(var kept) -> {
                    if (!phone.isEmpty()) oneself.leavePhone(kept.enrolment().id(), phone);
                    EnrolController.said(kept).onNextPage();
                    return "redirect:" + WorkshopsAddresses.cycle(id);
                }
                case Outcome.Refused(var refused) -> problems.addAll(refused);
                case Outcome.Changed() -> throw new IllegalStateException("an enrolment has no version to be based on");
            }
        return FormAnswer.invalid(page(id, new FilledForm(sent, problems), who, model));
    }

    @PostMapping(Addresses.SEATS)
    String seats(@PathVariable UUID id, @RequestParam Map<String, String> sent, SignedIn who, Model model) {
        return switch (plan.seats(id, FormFields.version(sent, "version"), FormFields.number(sent.get("places"), 0))) {
            case Outcome.Done(var _) -> {
                Notice.success(t("workshops.seats.kept")).onNextPage();
                yield "redirect:" + WorkshopsAddresses.cycle(id);
            }
            case Outcome.Refused(var problems) ->
                FormAnswer.invalid(page(id, new FilledForm(sent, new Problems().addAll(problems)), who, model));
            case Outcome.Changed() -> {
                var problems = new Problems().add("places", t("workshops.problem.changed"));
                yield FormAnswer.stale(page(id, new FilledForm(sent, problems), who, model));
            }
        };
    }

    @PostMapping(Addresses.CANCEL_CYCLE)
    String cancel(@PathVariable UUID id) {
        return after(plan.cancel(id), "workshops.cancelled", WorkshopsAddresses.cycle(id));
    }

    @PostMapping(Addresses.CANCEL_SESSION)
    String cancelSession(@PathVariable UUID id) {
        var session = see.session(id).orElseThrow(() -> new NotFound("session " + id));
        return after(plan.cancelSession(id), "workshops.session.cancelled", WorkshopsAddresses.cycle(session.cycle()));
    }

    private static String after(Outcome<UUID> outcome, String said, String to) {
        if (outcome instanceof Outcome.Refused(var problems))
            Notice.warning(t(problems.getFirst())).onNextPage();
        else Notice.success(t(said)).onNextPage();
        return "redirect:" + to;
    }

    @GetMapping(Addresses.ADD_SESSION)
    String another(@PathVariable UUID id, Model model) {
        var it = found(id);
        var last = it.sessions().isEmpty() ? null : it.sessions().getLast();
        var sent = new HashMap<String, String>();
        if (last != null) {
            sent.put("jour", last.day().plusWeeks(1).toString());
            sent.put("heure", time(last, it));
            if (last.room() != null) sent.put("salle", last.room().toString());
        }
        var by = last == null ? List.<String>of() : texts(last.trainers());
        return session(it, null, new SessionForm(FilledForm.of(sent), by), model);
    }

    @PostMapping(Addresses.ADD_SESSION)
    String add(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable List<String> formateurs,
            Model model) {
        var by = Objects.requireNonNullElse(formateurs, List.<String>of());
        var outcome = plan.addSession(id, when(sent, by));
        if (outcome instanceof Outcome.Refused(var refused)) {
            var filled = new FilledForm(sent, new Problems().addAll(refused));
            return FormAnswer.invalid(session(found(id), null, new SessionForm(filled, by), model));
        }
        return after(outcome, "workshops.session.added", WorkshopsAddresses.cycle(id));
    }

    @GetMapping(Addresses.MOVE_SESSION)
    String move(@PathVariable UUID id, Model model) {
        var session = see.session(id).orElseThrow(() -> new NotFound("session " + id));
        var it = found(session.cycle());
        var sent = new HashMap<String, String>();
        sent.put("jour", session.day().toString());
        sent.put("heure", time(session, it));
        sent.put("version", String.valueOf(session.version()));
        if (session.room() != null) sent.put("salle", session.room().toString());
        return session(it, session, new SessionForm(FilledForm.of(sent), texts(session.trainers())), model);
    }

    @PostMapping(Addresses.MOVE_SESSION)
    String moved(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            @RequestParam(required = false) @Nullable List<String> formateurs,
            Model model) {
        var session = see.session(id).orElseThrow(() -> new NotFound("session " + id));
        var by = Objects.requireNonNullElse(formateurs, List.<String>of());
        var problems = new Problems();
        if (problems.noneOf(
                plan.move(id, FormFields.version(sent, "version"), when(sent, by)), "workshops.problem.changed")) {
            Notice.success(t("workshops.session.moved")).onNextPage();
            return "redirect:" + WorkshopsAddresses.cycle(session.cycle());
        }
        var form = new SessionForm(new FilledForm(sent, problems), by);
        return FormAnswer.refused(problems, session(found(session.cycle()), session, form, model));
    }

    /** Form of a session as it is shown, with the trainers that are chosen. */
    private record SessionForm(FilledForm filled, List<String> trainers) {}

    private String session(SeeWorkshops.Whole it, @Nullable Session moved, SessionForm form, Model model) {
        var cycle = it.cycle();
        model.addAttribute(
                "page",
                new CyclePage.OfSession(
                        moved == null
                                ? WorkshopsAddresses.cycle(cycle.id()) + "/seances"
                                : Addresses.session(moved.id()) + "/deplacer",
                        t(moved == null ? "workshops.session.add" : "workshops.session.move"),
                        WorkshopsAddresses.cycle(cycle.id()),
                        it.workshop().title(),
                        show.rooms(cycle.point()),
                        show.team(),
                        form.trainers,
                        form.filled.values(),
                        form.filled.problems()));
        return "workshops/session";
    }

    private static PlanCycle.When when(Map<String, String> sent, List<String> by) {
        return new PlanCycle.When(
                FormFields.day(sent.get("jour")),
                FormFields.time(sent.get("heure")),
                FormFields.id(sent.get("salle")),
                ids(by));
    }

    private String time(Session session, SeeWorkshops.Whole it) {
        return show.local(session.begins(), it.cycle().point()).toLocalTime().toString();
    }

    private static List<UUID> ids(List<String> sent) {
        return sent.stream()
                .map(FormFields::id)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    private SeeWorkshops.Whole found(UUID id) {
        return see.find(id).orElseThrow(() -> new NotFound("cycle " + id));
    }

    private String page(UUID id, FilledForm filled, SignedIn who, Model model) {
        var it = found(id);
        var cycle = it.cycle();
        var now = localDays.now();
        var team = show.team();
        var rooms = show.roomNames();
        int waiting = it.enrolments().stream()
                .filter(one -> one.state() == Enrolment.State.WAITING)
                .mapToInt(Enrolment::persons)
                .sum();
        model.addAttribute(
                "page",
                new CyclePage(
                        WorkshopsAddresses.cycle(id),
                        it.workshop().title(),
                        Stream.concat(
                                        Stream.of(show.point(cycle.point()), show.language(cycle.language())),
                                        cycle.programmes().stream().map(one -> t("workshops.programme." + one)))
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining(" · ")),
                        cycle.cancelled() ? t("workshops.is-cancelled") : it.over() ? t("workshops.is-over") : "",
                        !cycle.cancelled() && !it.over(),
                        it.workshop().goals(),
                        it.workshop().material(),
                        it.workshop().addresses(),
                        show.documents(cycle.workshop()),
                        cycle.seats(),
                        cycle.taken(),
                        Math.max(0, cycle.free()),
                        waiting,
                        cycle.version(),
                        it.sessions().stream()
                                .map(session -> new CyclePage.SessionRow(
                                        Addresses.session(session.id()),
                                        show.when(session, cycle.point()),
                                        Stream.concat(
                                                        Stream.of(
                                                                session.room() == null
                                                                        ? ""
                                                                        : rooms.getOrDefault(session.room(), "")),
                                                        team.stream()
                                                                .filter(one -> session.trainers()
                                                                        .contains(UUID.fromString(one.value())))
                                                                .map(Option::label))
                                                .filter(text -> !text.isEmpty())
                                                .collect(Collectors.joining(" · ")),
                                        !session.cancelled()
                                                && !session.day().isAfter(localDays.todayAt(cycle.point())),
                                        !session.cancelled() && session.begins().isAfter(now),
                                        session.cancelled()
                                                ? t("workshops.session.is-cancelled")
                                                : session.ends().isAfter(now) ? "" : t("workshops.session.is-over")))
                                .toList(),
                        rows(it),
                        show.cards(cards.atHand()),
                        Math.min(Enrolment.MOST_PERSONS, cycle.seats()),
                        who.may(Right.FOLLOW_PEOPLE),
                        filled.values(),
                        filled.problems()));
        return "workshops/cycle";
    }

    /** Rows of enrolments: enrolled, offered, waiting in order, out. */
    private List<CyclePage.Row> rows(SeeWorkshops.Whole it) {
        var names = show.names(it.enrolments().stream()
                .map(Enrolment::learner)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
        var references = partners.references(it.cycle().id());
        var sorted = new ArrayList<>(it.enrolments());
        sorted.sort(Comparator.comparing(Enrolment::state)
                .thenComparing(one -> one.state() == Enrolment.State.WAITING ? one.offers() : 0)
                .thenComparing(Enrolment::askedAt)
                .thenComparing(Enrolment::number));
        return sorted.stream()
                .map(one -> {
                    var who = ShowWorkshops.who(one, names);
                    var until = one.offeredUntil();
                    return new CyclePage.Row(
                            Addresses.enrolment(one.id()),
                            one.number(),
                            references.containsKey(one.id()) ? partner(references.get(one.id())) : who.name(),
                            who.person() == null ? null : PeopleAddresses.forCase(who.person()),
                            Stream.of(
                                            one.persons() > 1 ? n("workshops.persons", one.persons()) : "",
                                            until == null
                                                    ? ""
                                                    : t(
                                                            "workshops.offered-until",
                                                            Words.moment(show.local(
                                                                    until,
                                                                    it.cycle().point()))))
                                    .filter(text -> !text.isEmpty())
                                    .collect(Collectors.joining(" · ")),
                            ShowWorkshops.state(one.state()),
                            ShowWorkshops.kind(one.state()),
                            one.state() == Enrolment.State.OFFERED,
                            one.state().isOver());
                })
                .toList();
    }

    private static String partner(@Nullable String reference) {
        return reference == null || reference.isEmpty()
                ? t("workshops.of-partner")
                : t("workshops.of-partner.reference", reference);
    }
}
