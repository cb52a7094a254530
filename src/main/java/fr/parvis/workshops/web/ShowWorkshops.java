// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.web;

import static fr.parvis.shell.Words.n;
import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.database.Asking;
import fr.parvis.network.LastPlace;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.people.People;
import fr.parvis.sheets.Cards;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.skills.Learners;
import fr.parvis.workshops.domain.Cycle;
import fr.parvis.workshops.domain.Enrolment;
import fr.parvis.workshops.domain.KeepCatalogue;
import fr.parvis.workshops.domain.KeepMaterial;
import fr.parvis.workshops.domain.Room;
import fr.parvis.workshops.domain.SeeWorkshops.Coming;
import fr.parvis.workshops.domain.SeeWorkshops.Past;
import fr.parvis.workshops.domain.Session;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Workshops, sessions and attendees, as pages name them. */
@Component
class ShowWorkshops {
    private final Points points;
    private final LocalDays localDays;
    private final LastPlace lastPlace;
    private final KeepCatalogue catalogue;
    private final KeepMaterial material;
    private final Accounts accounts;
    private final Nomenclature nomenclature;
    private final Learners learners;
    private final People people;

    ShowWorkshops(
            Points points,
            LocalDays localDays,
            LastPlace lastPlace,
            KeepCatalogue catalogue,
            KeepMaterial material,
            Accounts accounts,
            Nomenclature nomenclature,
            Learners learners,
            People people) {
        this.points = points;
        this.localDays = localDays;
        this.lastPlace = lastPlace;
        this.catalogue = catalogue;
        this.material = material;
        this.accounts = accounts;
        this.nomenclature = nomenclature;
        this.learners = learners;
        this.people = people;
    }

    /** Points of the association that receive the public today. */
    List<Option> points() {
        var today = localDays.today();
        return points.list(Asking.association()).stream()
                .filter(point -> point.openOn(today))
                .map(point -> new Option(point.id().toString(), point.name()))
                .toList();
    }

    /** Where the account worked last, or the only one. */
    String usualPoint(SignedIn who) {
        var all = points();
        if (all.size() == 1) return all.getFirst().value();
        return lastPlace
                .of(who.account(), localDays.today())
                .map(UUID::toString)
                .filter(point -> all.stream().anyMatch(one -> one.value().equals(point)))
                .orElse("");
    }

    String point(UUID id) {
        return points.name(id).orElse("—");
    }

    /** The rooms that are in use; at all points with the point's name. */
    List<Option> rooms(@Nullable UUID point) {
        return catalogue.rooms().stream()
                .filter(room -> !room.closed() && (point == null || room.point().equals(point)))
                .map(room -> new Option(
                        room.id().toString(),
                        (point == null ? point(room.point()) + " · " : "")
                                + n("workshops.room.places", room.places(), room.name())))
                .toList();
    }

    /** Documents of a workshop. */
    List<CataloguePage.Document> documents(UUID workshop) {
        return material.of(workshop).stream()
                .map(one -> new CataloguePage.Document(
                        Addresses.material(one.id()),
                        one.name(),
                        t("workshops.material.kilobytes", Words.number(Math.max(1, Math.round(one.bytes() / 1000.0))))))
                .toList();
    }

    /** Names of all rooms, those that are closed too. */
    Map<UUID, String> roomNames() {
        return catalogue.rooms().stream().collect(Collectors.toMap(Room::id, Room::name));
    }

    List<Option> team() {
        return accounts.list(Asking.association()).stream()
                .filter(Accounts.Account::active)
                .map(account -> new Option(account.id().toString(), account.name()))
                .toList();
    }

    List<Option> languages() {
        return nomenclature.on(localDays.today()).list(CodeList.LANGUAGE).stream()
                .map(code -> new Option(code.code(), code.label().brief()))
                .toList();
    }

    String language(@Nullable String code) {
        return code == null ? "" : nomenclature.on(localDays.today()).brief(CodeList.LANGUAGE, code);
    }

    LocalDateTime local(Instant at, UUID point) {
        return LocalDateTime.ofInstant(at, localDays.zoneAt(point));
    }

    /** "9 h 30 à 11 h". */
    String hours(Session session, UUID point) {
        return t(
                "workshops.hours",
                Words.time(local(session.begins(), point).toLocalTime()),
                Words.time(local(session.ends(), point).toLocalTime()));
    }

    String when(Session session, UUID point) {
        return t("workshops.when", Words.longDate(session.day()), hours(session, point));
    }

    /** A session of the calendar on one line. */
    CalendarPage.Row row(Coming it, Map<UUID, String> rooms) {
        return new CalendarPage.Row(
                fr.parvis.workshops.WorkshopsAddresses.cycle(it.session().cycle()),
                hours(it.session(), it.point()),
                it.title(),
                Stream.of(
                                point(it.point()),
                                it.session().room() == null
                                        ? ""
                                        : rooms.getOrDefault(it.session().room(), ""),
                                it.of() > 1 ? t("workshops.place", it.place(), it.of()) : "")
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")),
                sheet(it.session(), it.point()),
                seats(it),
                kind(it));
    }

    /** A session that has begun, on one line. */
    CalendarPage.Row row(Past it, Map<UUID, String> rooms) {
        var room = it.session().room();
        return new CalendarPage.Row(
                fr.parvis.workshops.WorkshopsAddresses.cycle(it.session().cycle()),
                hours(it.session(), it.point()),
                it.title(),
                Stream.of(point(it.point()), room == null ? "" : rooms.getOrDefault(room, ""))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")),
                sheet(it.session(), it.point()),
                t(it.noted() ? "workshops.past.noted" : "workshops.past.to-note"),
                it.noted() ? "success" : "warning");
    }

    /** Nothing before its day: a sheet opens on the day of its session. */
    private @Nullable String sheet(Session session, UUID point) {
        return session.day().isAfter(localDays.todayAt(point)) ? null : Addresses.session(session.id());
    }

    static String seats(Coming it) {
        if (it.waiting() > 0) return n("workshops.seats.waiting", it.waiting());
        int free = it.seats() - it.taken();
        return free <= 0 ? t("workshops.seats.full") : n("workshops.seats.free", free);
    }

    static String kind(Coming it) {
        return it.waiting() > 0 || it.seats() <= it.taken() ? "warning" : "success";
    }

    static String state(Enrolment.State state) {
        return t("workshops.state." + state.key());
    }

    static String kind(Enrolment.State state) {
        return switch (state) {
            case ENROLLED -> "success";
            case WAITING -> "act";
            case OFFERED -> "warning";
            case DECLINED, CANCELLED -> "plain";
        };
    }

    /** A learner's name for an account that may follow people; of a card that it is one. */
    record Who(String name, @Nullable UUID person) {}

    Map<UUID, Who> names(Collection<UUID> all) {
        var known = learners.all(all);
        var who = SignedIn.current();
        var named = who != null && who.may(Right.FOLLOW_PEOPLE)
                ? people.names(known.values().stream()
                        .map(Learners.Known::person)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                : Map.<UUID, People.Named>of();
        var names = new HashMap<UUID, Who>();
        known.forEach((id, it) -> {
            var person = it.person() == null ? null : named.get(it.person());
            names.put(
                    id,
                    person == null
                            ? new Who(
                                    t(
                                            it.person() != null
                                                    ? "workshops.of-file"
                                                    : it.card() != null ? "workshops.of-card" : "workshops.of-nobody"),
                                    null)
                            : new Who(person.name(), it.person()));
        });
        return names;
    }

    /** Name of somebody enrolled, from {@link #names}; without a known learner, that somebody is. */
    static Who who(Enrolment it, Map<UUID, Who> names) {
        var learner = it.learner();
        var known = learner == null ? null : names.get(learner);
        return known != null
                ? known
                : new Who(t(it.learner() == null && it.reached() ? "workshops.of-code" : "workshops.of-nobody"), null);
    }

    /** Cards at hand, known by when they were read. */
    List<Option> cards(List<Cards.Held> held) {
        return held.stream()
                .map(card -> new Option(
                        card.card().toString(),
                        t(
                                "workshops.card-read-at",
                                Words.time(localDays.local(card.readAt()).toLocalTime()))))
                .toList();
    }

    static List<Option> programmes() {
        return Cycle.PROGRAMMES.stream()
                .map(code -> new Option(code, t("workshops.programme." + code)))
                .toList();
    }
}
