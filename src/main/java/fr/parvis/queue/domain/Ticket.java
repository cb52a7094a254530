// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.network.Point;
import fr.parvis.queue.domain.Reason.Leaving;
import fr.parvis.queue.domain.Reason.Priority;
import fr.parvis.queue.domain.Reason.Refusing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in the queue of a point on one local day; nobody's name. It changes only by the methods below, each of which asks
 * {@link TicketChange} first.
 *
 * @param number from 1 each day at each point; null for somebody turned away before taking one
 * @param need code of a family of themes, where it was said
 * @param language code of the nomenclature, where it was said
 * @param takenAt by the server's clock
 * @param priority reason why it is called before those that were taken earlier
 */
public record Ticket(
        UUID id,
        UUID association,
        UUID point,
        LocalDate day,
        @Nullable Integer number,
        @Nullable String need,
        int persons,
        @Nullable String language,
        Origin origin,
        Instant takenAt,
        @Nullable Priority priority,
        Away away,
        Standing standing) {

    /** Place where a ticket was taken. */
    public enum Origin {
        KIOSK,
        DESK
    }

    /**
     * Time that the person spends elsewhere and keeps the place.
     *
     * @param returnAt time when the person comes back
     * @param from since when
     * @param seconds spent away before that
     */
    public record Away(@Nullable Instant returnAt, @Nullable Instant from, int seconds) {
        static final Away NEVER = new Away(null, null, 0);

        /** Seconds away until now. */
        int until(Instant now) {
            if (from == null || returnAt == null) return seconds;
            return seconds + between(from, returnAt.isBefore(now) ? returnAt : now);
        }

        Away back(Instant now) {
            return new Away(null, null, until(now));
        }
    }

    /**
     * State of the ticket and since when.
     *
     * @param announcedAt time when the wall was last told to show the call
     * @param waitedSeconds from the ticket to the call or to the end, time away not counted; 0 where it cannot be known
     */
    public record Standing(
            TicketState state,
            @Nullable Instant calledAt,
            @Nullable UUID calledBy,
            @Nullable Instant announcedAt,
            @Nullable Instant endedAt,
            @Nullable String reason,
            int waitedSeconds) {
        static final Standing WAITING = new Standing(TicketState.WAITING, null, null, null, null, null, 0);
    }

    /** Somebody who was turned away before taking a ticket. */
    static Ticket turnedAway(UUID id, Point point, QueueCommand.Refuse refuse, Instant now) {
        return new Ticket(
                id,
                point.association(),
                point.id(),
                LocalDate.ofInstant(now, point.zone()),
                null,
                null,
                refuse.persons(),
                null,
                Origin.DESK,
                now,
                null,
                Away.NEVER,
                new Standing(
                        TicketState.REFUSED,
                        null,
                        null,
                        null,
                        now,
                        refuse.reason().code(),
                        0));
    }

    /** Number, as it is shown and called; empty without one. */
    public String label() {
        return number == null ? "" : Integer.toString(number);
    }

    public TicketState state() {
        return standing.state;
    }

    /** Whether it may be called now as the next one: waiting, and not away. */
    public boolean isDue(Instant now) {
        var back = away.returnAt;
        return state() == TicketState.WAITING && (back == null || !back.isAfter(now));
    }

    public boolean isCalledBy(UUID account) {
        return state() == TicketState.CALLED && account.equals(standing.calledBy);
    }

    Ticket call(UUID account, Instant now) {
        return with(
                TicketChange.CALL,
                away.back(now),
                new Standing(TicketState.CALLED, now, account, now, null, null, waited(now)));
    }

    Ticket recall(Instant now) {
        return with(
                TicketChange.RECALL,
                away,
                new Standing(
                        TicketState.CALLED,
                        standing.calledAt,
                        standing.calledBy,
                        now,
                        null,
                        null,
                        standing.waitedSeconds));
    }

    Ticket putBack(Instant now) {
        return with(TicketChange.PUT_BACK, away.back(now), Standing.WAITING);
    }

    Ticket end(Instant now) {
        return with(TicketChange.END, away, over(TicketState.SERVED, null, now, standing.waitedSeconds));
    }

    Ticket leave(Leaving reason, Instant now) {
        return with(
                TicketChange.LEAVE, away.back(now), over(TicketState.LEFT, reason.code(), now, waitedUntilCallOr(now)));
    }

    Ticket refuse(Refusing reason, Instant now) {
        return with(
                TicketChange.REFUSE,
                away.back(now),
                over(TicketState.REFUSED, reason.code(), now, waitedUntilCallOr(now)));
    }

    Ticket comeBack(Instant at, Instant now) {
        return with(TicketChange.COME_BACK, new Away(at, now, away.until(now)), Standing.WAITING);
    }

    Ticket prioritise(@Nullable Priority reason) {
        check(TicketChange.PRIORITISE);
        return new Ticket(
                id, association, point, day, number, need, persons, language, origin, takenAt, reason, away, standing);
    }

    /** Ends the ticket with its day: called counts as served, waiting as left, at an unknown time. */
    Ticket endWithItsDay(Instant midnight) {
        return state() == TicketState.CALLED
                ? end(midnight)
                : with(TicketChange.LEAVE, away, over(TicketState.LEFT, Leaving.UNKNOWN.code(), midnight, 0));
    }

    /** Seconds spent waiting until now, between instants: a clock that is put forward or back changes nothing. */
    int waited(Instant now) {
        return Math.max(0, between(takenAt, now) - away.until(now));
    }

    private int waitedUntilCallOr(Instant now) {
        return standing.calledAt == null ? waited(now) : standing.waitedSeconds;
    }

    private Standing over(TicketState state, @Nullable String reason, Instant now, int waited) {
        return new Standing(state, standing.calledAt, standing.calledBy, standing.announcedAt, now, reason, waited);
    }

    private Ticket with(TicketChange change, Away elsewhere, Standing next) {
        if (check(change) != next.state) throw new IllegalStateException(change + " does not lead to " + next.state);
        return new Ticket(
                id,
                association,
                point,
                day,
                number,
                need,
                persons,
                language,
                origin,
                takenAt,
                priority,
                elsewhere,
                next);
    }

    private TicketState check(TicketChange change) {
        return change.from(state())
                .orElseThrow(() -> new IllegalStateException("a ticket that is " + state() + " takes no " + change));
    }

    private static int between(Instant from, Instant to) {
        return (int) Math.max(0, Duration.between(from, to).toSeconds());
    }
}
