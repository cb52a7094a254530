// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.network.LocalDays;
import fr.parvis.people.PeopleAddresses;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.workshops.WorkshopsAddresses;
import fr.parvis.workshops.domain.EnrolByPartner;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.SeeWorkshops;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows a cycle: its sessions, its seats and who comes. */
@Component
class ShowCycle {
    private final EnrolByPartner partners;
    private final SeeWorkshops see;
    private final ShowWorkshops show;
    private final Cards cards;
    private final LocalDays localDays;

    ShowCycle(EnrolByPartner partners, SeeWorkshops see, ShowWorkshops show, Cards cards, LocalDays localDays) {
        this.partners = partners;
        this.see = see;
        this.show = show;
        this.cards = cards;
        this.localDays = localDays;
    }

    String handle(UUID id, FilledForm filled, SignedIn who, Model model) {
        var it = see.find(id).orElseThrow(() -> new NotFound("cycle " + id));
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
