// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.domain;

import fr.parvis.appointments.domain.BookingTable.Meeting;
import fr.parvis.appointments.domain.ProposeSlots.Proposal;
import fr.parvis.network.LocalDays;
import fr.parvis.rota.HoldKind;
import fr.parvis.rota.Holds;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the time of an appointment: of its own, or a seat at a time that several persons share, which is given back with the last of them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TakeTime {
    private final BookingTable bookings;
    private final Holds holds;
    private final LocalDays localDays;

    TakeTime(BookingTable bookings, Holds holds, LocalDays localDays) {
        this.bookings = bookings;
        this.holds = holds;
        this.localDays = localDays;
    }

    /**
     * @param way minutes there, and back
     * @return under which the rota knows the time: the appointment, or the meeting of several; nothing when it was taken
     */
    Optional<UUID> take(Motive motive, UUID booking, Proposal slot, int way) {
        if (!motive.isShared()) return hold(booking, slot, way);
        lockMeeting(motive.id(), slot.point(), slot.from());
        var day = LocalDate.ofInstant(slot.from(), localDays.zoneAt(slot.point()));
        var there = bookings.meetings(motive.id(), day, day, localDays.now()).stream()
                .filter(one -> one.point().equals(slot.point()) && one.from().equals(slot.from()))
                .filter(one -> one.taken() < motive.seats())
                .map(Meeting::id)
                .findFirst();
        return there.isPresent() ? there : hold(Ids.next(), slot, way);
    }

    private Optional<UUID> hold(UUID subject, Proposal slot, int way) {
        var answer = holds.hold(new Holds.Asked(
                HoldKind.APPOINTMENT,
                subject,
                Set.copyOf(slot.mediators()),
                slot.from(),
                slot.until(),
                slot.point(),
                null,
                way));
        return answer instanceof Outcome.Done(Holds.Answer.Held _) ? Optional.of(subject) : Optional.empty();
    }

    /** Lock of a meeting until the end of the transaction: who joins it and who leaves it go one after the other. */
    private void lockMeeting(UUID motive, UUID point, Instant from) {
        bookings.lock("meeting " + motive + " " + point + " " + from);
    }

    /** Frees the time of an appointment; idempotent. @return whether the time is free again */
    boolean giveBack(Booking it) {
        var meeting = it.meeting();
        if (meeting != null) lockMeeting(it.motive(), it.point(), it.from());
        if (meeting != null && bookings.isAnyElse(meeting, it.id())) return false;
        holds.release(it.subject());
        return true;
    }
}
