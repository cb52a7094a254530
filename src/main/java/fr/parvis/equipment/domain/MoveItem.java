// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.equipment.EquipmentCounted;
import fr.parvis.network.LocalDays;
import fr.parvis.network.Points;
import fr.parvis.partners.Partners;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves of an item in the house: erased, made ready, repaired, moved, lost and found, scrapped. */
@Component
@Transactional
public class MoveItem {
    /**
     * Erasure of the data of an item, with what is needed for its certificate.
     *
     * @param movement made by who asks; the same twice is once
     * @param ready whether the item is ready to be handed over then
     */
    public record Erasure(
            UUID movement, UUID item, Wipe wipe, @Nullable LocalDate on, boolean ready) {}

    private final ItemTable items;
    private final HandoverTable handovers;
    private final Points points;
    private final Partners partners;
    private final LocalDays localDays;
    private final LoanReminders reminders;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    MoveItem(
            ItemTable items,
            HandoverTable handovers,
            Points points,
            Partners partners,
            LocalDays localDays,
            LoanReminders reminders,
            Journal journal,
            ApplicationEventPublisher events) {
        this.items = items;
        this.handovers = handovers;
        this.points = points;
        this.partners = partners;
        this.localDays = localDays;
        this.reminders = reminders;
        this.journal = journal;
        this.events = events;
    }

    /** Notes that the data of an item were erased. */
    public Outcome<UUID> wipe(Erasure erasure) {
        if (items.moved(erasure.movement)) return new Outcome.Done<>(erasure.item);
        var it = items.findLocked(erasure.item).orElse(null);
        if (it == null) return unknown();
        var wipe = erasure.wipe;
        var on = erasure.on;
        var problems = new ArrayList<Problem>();
        if (Move.WIPED.after(it.state()) == null) return refused(it, Move.WIPED);
        if (!ItemKind.holdsData(it.kind())) return Outcome.refused("", "equipment.problem.holds-no-data");
        if (!Wipe.METHODS.contains(wipe.method())) problems.add(Problem.of("method", "equipment.problem.method"));
        if (wipe.tool().length() > 80) problems.add(Problem.of("tool", "equipment.problem.long", 80));
        if (wipe.disk().length() > 60) problems.add(Problem.of("disk", "equipment.problem.long", 60));
        var today = localDays.todayAt(it.point());
        var since = cameIn(it.id());
        if (on == null) problems.add(Problem.of("on", "shell.problem.day-missing"));
        else if (on.isAfter(today)) problems.add(Problem.of("on", "equipment.problem.future"));
        else if (on.isBefore(day(since, it.point())))
            problems.add(Problem.of("on", "equipment.problem.wiped-before", day(since, it.point())));
        if (!problems.isEmpty() || on == null) return new Outcome.Refused<>(problems);
        // an earlier day counts until its end: it may have come back that morning
        var at = on.equals(today)
                ? items.now()
                : on.atTime(LocalTime.MAX).atZone(localDays.zoneAt(it.point())).toInstant();
        move(it, atItsPoint(erasure.movement, it, Move.WIPED, at));
        items.certify(
                erasure.movement,
                new Wipe(wipe.method(), wipe.tool().strip(), wipe.disk().strip()));
        if (erasure.ready && Move.READIED.after(it.state()) != null) move(Ids.next(), it, Move.READIED);
        return new Outcome.Done<>(it.id());
    }

    /**
     * One of the moves that ask for nothing more.
     *
     * @param kind readied, repaired, lost, found or scrapped
     */
    public Outcome<UUID> handle(UUID movement, UUID item, Move kind) {
        if (items.moved(movement)) return new Outcome.Done<>(item);
        var it = items.findLocked(item).orElse(null);
        if (it == null) return unknown();
        if (!List.of(Move.READIED, Move.REPAIRED, Move.LOST, Move.FOUND, Move.SCRAPPED)
                        .contains(kind)
                || !it.may(kind)) return refused(it, kind);
        if (kind == Move.LOST) {
            reminders.withdraw(item);
            handovers
                    .current(item)
                    .ifPresent(lent -> handovers.end(lent.id(), localDays.todayAt(it.point()), null, Handover.LOST));
        }
        move(movement, it, kind);
        return new Outcome.Done<>(item);
    }

    /** @param partner partner that repairs it outside; null in the house */
    public Outcome<UUID> repair(UUID movement, UUID item, @Nullable UUID partner) {
        if (items.moved(movement)) return new Outcome.Done<>(item);
        var it = items.findLocked(item).orElse(null);
        if (it == null) return unknown();
        if (!it.may(Move.SENT_TO_REPAIR)) return refused(it, Move.SENT_TO_REPAIR);
        if (partner != null && partners.find(partner).isEmpty())
            return Outcome.refused("partner", "equipment.problem.partner");
        if (partner != null && !it.wiped()) return Outcome.refused("partner", "equipment.problem.not-wiped");
        var today = localDays.todayAt(it.point());
        move(it, new ItemTable.Moved(movement, item, Move.SENT_TO_REPAIR, items.now(), it.point(), today, partner));
        return new Outcome.Done<>(item);
    }

    /** To another point of the association. */
    public Outcome<UUID> transfer(UUID movement, UUID item, @Nullable UUID point) {
        if (items.moved(movement)) return new Outcome.Done<>(item);
        var it = items.findLocked(item).orElse(null);
        if (it == null) return unknown();
        if (!it.may(Move.MOVED)) return refused(it, Move.MOVED);
        var to = point == null ? null : points.find(point).orElse(null);
        if (to == null || !to.association().equals(Asking.association()))
            return Outcome.refused("point", "equipment.problem.point");
        var today = localDays.today(to);
        if (!to.openOn(today)) return Outcome.refused("point", "equipment.problem.point-closed");
        if (to.id().equals(it.point())) return Outcome.refused("point", "equipment.problem.point-same");
        move(it, new ItemTable.Moved(movement, item, Move.MOVED, items.now(), to.id(), today, null));
        return new Outcome.Done<>(item);
    }

    /** When it came in last: from then on somebody's data may be on it. */
    private Instant cameIn(UUID item) {
        return items.movements(item).stream()
                .filter(one -> Move.COMES_IN.contains(one.kind()))
                .findFirst()
                .orElseThrow()
                .at();
    }

    private LocalDate day(Instant at, UUID point) {
        return LocalDate.ofInstant(at, localDays.zoneAt(point));
    }

    /** Notes that an item, which is locked, moves now and where it is. */
    void move(UUID id, Item it, Move kind) {
        move(it, atItsPoint(id, it, kind, items.now()));
    }

    /** Movement of an item that stays at its point. */
    private ItemTable.Moved atItsPoint(UUID id, Item it, Move kind, Instant at) {
        return new ItemTable.Moved(id, it.id(), kind, at, it.point(), localDays.todayAt(it.point()), null);
    }

    /** Notes a movement, and what it counts for. */
    private void move(Item it, ItemTable.Moved moved) {
        items.move(moved);
        journal.note(
                switch (moved.kind()) {
                    case RECEIVED -> "equipment.received";
                    case WIPED -> "equipment.wiped";
                    case READIED -> "equipment.readied";
                    case LENT -> "equipment.lent";
                    case RETURNED -> "equipment.returned";
                    case GIVEN -> "equipment.given";
                    case SOLD -> "equipment.sold";
                    case SENT_TO_REPAIR -> "equipment.sent-to-repair";
                    case REPAIRED -> "equipment.repaired";
                    case MOVED -> "equipment.moved";
                    case LOST -> "equipment.lost";
                    case FOUND -> "equipment.found";
                    case SENT -> "equipment.sent";
                    case TAKEN_BACK -> "equipment.taken-back";
                    case TRANSFERRED -> "equipment.transferred";
                    case SCRAPPED -> "equipment.scrapped";
                },
                it.id().toString(),
                Map.of());
        events.publishEvent(new EquipmentCounted(
                Asking.association(),
                moved.point(),
                moved.day(),
                it.kind(),
                moved.kind().code()));
    }

    static Outcome<UUID> unknown() {
        return Outcome.refused("", "equipment.problem.unknown");
    }

    /** Why it cannot happen to the item as it stands. */
    static Outcome<UUID> refused(Item it, Move kind) {
        return kind.after(it.state()) != null && kind.needsWipe() && !it.wiped()
                ? Outcome.refused("", "equipment.problem.not-wiped")
                : Outcome.refused("", "equipment.problem.is-" + it.state().code());
    }
}
