// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.AppointmentsSettings;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.appointments.domain.WaitTable.Freed;
import fr.parvis.appointments.domain.Waiting.Offer;
import fr.parvis.appointments.domain.Waiting.State;
import fr.parvis.network.LocalDays;
import fr.parvis.network.OfferLease;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.values.Outcome;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers time that was given back to the next who waits and for whom it is right: first to who never had an offer, in the order in which they asked. Each
 * offer takes the time in a transaction of its own, after the one that gave it back: no two wait for each other.
 */
@Component
public class OfferFreed {
    /** So long before it begins nothing is offered any more. */
    private static final Duration TOO_LATE = Duration.ofHours(2);

    /** When somebody is written to once more whom no message reached. */
    private static final Duration TRIED_AGAIN = Duration.ofHours(1);

    private final WaitTable waits;
    private final WaitForSlot wait;
    private final KeepMotives motives;
    private final ProposeSlots slots;
    private final Reminders reminders;
    private final Holds holds;
    private final OfferLease leases;
    private final Points points;
    private final LocalDays localDays;
    private final Duration lease;
    private final TransactionTemplate transaction;

    OfferFreed(
            WaitTable waits,
            WaitForSlot wait,
            KeepMotives motives,
            ProposeSlots slots,
            Reminders reminders,
            Holds holds,
            OfferLease leases,
            Points points,
            LocalDays localDays,
            AppointmentsSettings settings,
            PlatformTransactionManager transactions) {
        this.waits = waits;
        this.wait = wait;
        this.motives = motives;
        this.slots = slots;
        this.reminders = reminders;
        this.holds = holds;
        this.leases = leases;
        this.points = points;
        this.localDays = localDays;
        this.lease = Duration.ofHours(settings.offerHours());
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * In the association of the scope: ends offers that nobody answered and waiting for what is closed, and offers on what is free. Twice at once does no
     * harm.
     */
    public void handle() {
        var now = localDays.now();
        var lapsed = transaction.execute(status -> waits.lapsed(now));
        for (var id : Objects.requireNonNullElse(lapsed, List.<UUID>of()))
            transaction.executeWithoutResult(status -> wait.lapse(id));
        var ended = transaction.execute(status -> waits.ofClosed(localDays.today(), now.minus(TRIED_AGAIN)));
        for (var id : Objects.requireNonNullElse(ended, List.<UUID>of()))
            transaction.executeWithoutResult(status -> wait.endClosed(id));
        boolean more = true;
        while (more) more = Boolean.TRUE.equals(transaction.execute(status -> offerNext()));
    }

    /** @return whether there may be more */
    private boolean offerNext() {
        var freed = waits.nextFreed().orElse(null);
        if (freed == null) return false;
        if (!offer(freed)) waits.done(freed);
        return true;
    }

    /** @return whether somebody was offered it; the rest of the time may be enough for another */
    private boolean offer(Freed freed) {
        var day = LocalDate.ofInstant(freed.from(), localDays.zoneAt(freed.point()));
        for (var it : waits.inLine()) {
            if (!it.takes(day, freed.point()) || it.id().equals(freed.declinedBy())) continue;
            var motive = motives.find(it.motive()).filter(one -> !one.closed()).orElse(null);
            if (motive == null) continue;
            for (var slot : slots.ofDay(motive, freed.point(), null, day))
                if (slot.from().isBefore(freed.until()) && freed.from().isBefore(slot.until()) && offer(it, slot))
                    return true;
        }
        return false;
    }

    private boolean offer(Waiting seen, Proposal slot) {
        var it = waits.findLocked(seen.id()).orElse(null);
        if (it == null || it.state() != State.WAITING) return false;
        var commune = points.find(slot.point()).map(Point::insee).orElse(null);
        var held = leases.from(localDays.now(), commune, lease, slot.from().minus(TOO_LATE))
                .orElse(null);
        if (held == null) return false;
        var answer = holds.hold(new Holds.Asked(
                HoldKind.APPOINTMENT,
                it.id(),
                Set.copyOf(slot.mediators()),
                slot.from(),
                slot.until(),
                slot.point(),
                held.until()));
        if (!(answer instanceof Outcome.Done(Holds.Answer.Held _))) return false;
        var offer = new Offer(slot.point(), slot.from(), held.until());
        waits.offer(it.id(), offer, localDays.now());
        reminders.offered(it, offer, waits.contacts(List.of(it.id())).getOrDefault(it.id(), Contact.NONE));
        return true;
    }
}
