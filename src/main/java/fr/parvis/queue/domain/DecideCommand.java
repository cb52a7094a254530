// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.network.Point;
import fr.parvis.queue.domain.Decision.Done;
import fr.parvis.queue.domain.Decision.Refusal;
import fr.parvis.queue.domain.Decision.Refused;
import fr.parvis.queue.domain.Ticket.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides one command in one transaction: either all of it stands, or it is refused and nothing does. */
@Component
class DecideCommand {
    private final Tickets tickets;
    private final DecidedCommands decided;
    private final GiveTicket giveTicket;
    private final CountTicket count;
    private final Clock clock;

    DecideCommand(Tickets tickets, DecidedCommands decided, GiveTicket giveTicket, CountTicket count, Clock clock) {
        this.tickets = tickets;
        this.decided = decided;
        this.giveTicket = giveTicket;
        this.count = count;
        this.clock = clock;
    }

    @Transactional
    public Decision handle(QueueCommand command, Point point, UUID account) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!decided.claim(command, account, now)) return again(command.id());
        var decision = decide(command, new Here(point, LocalDate.ofInstant(now, point.zone()), now, account));
        decided.settle(command.id(), decision);
        return decision;
    }

    private record Here(Point point, LocalDate day, Instant now, UUID account) {}

    private Decision decide(QueueCommand command, Here here) {
        return switch (command.act()) {
            case QueueCommand.Give give ->
                giveTicket.handle(
                        new GiveTicket.Asked(
                                give.ticket(),
                                give.need(),
                                give.persons(),
                                give.language(),
                                give.priority(),
                                Origin.DESK),
                        here.point);
            case QueueCommand.CallNext _ -> callNext(here);
            case QueueCommand.Call call -> call(call.ticket(), here);
            case QueueCommand.Recall recall ->
                change(recall.ticket(), TicketChange.RECALL, here, ticket -> ticket.recall(here.now));
            case QueueCommand.PutBack back ->
                change(back.ticket(), TicketChange.PUT_BACK, here, ticket -> ticket.putBack(here.now));
            case QueueCommand.End end -> change(end.ticket(), TicketChange.END, here, ticket -> ticket.end(here.now));
            case QueueCommand.Leave leave ->
                change(leave.ticket(), TicketChange.LEAVE, here, ticket -> ticket.leave(leave.reason(), here.now));
            case QueueCommand.Refuse refuse -> refuse(command.id(), refuse, here);
            case QueueCommand.Prioritise first ->
                change(first.ticket(), TicketChange.PRIORITISE, here, ticket -> ticket.prioritise(first.reason()));
            case QueueCommand.ComeBack back -> comeBack(back, here);
        };
    }

    private Decision callNext(Here here) {
        var mine = tickets.lockMine(here.account, here.point.id(), here.day);
        var next = tickets.lockNext(here.point.id(), here.day, here.now);
        if (next.isEmpty()) return new Refused(Refusal.NOBODY_WAITS, null);
        mine.forEach(ticket -> save(ticket, ticket.end(here.now)));
        return new Done(save(next.get(), next.get().call(here.account, here.now)));
    }

    private Decision call(UUID id, Here here) {
        var locked = tickets.lockWithMine(id, here.account, here.point.id(), here.day);
        var wanted = locked.stream()
                .filter(ticket -> ticket.id().equals(id))
                .findFirst()
                .orElse(null);
        if (wanted == null) return missing(id, here);
        if (wanted.isCalledBy(here.account)) return new Done(wanted);
        if (TicketChange.CALL.from(wanted.state()).isEmpty()) return refused(wanted, TicketChange.CALL);
        locked.stream().filter(ticket -> !ticket.id().equals(id)).forEach(ticket -> save(ticket, ticket.end(here.now)));
        return new Done(save(wanted, wanted.call(here.account, here.now)));
    }

    private Decision refuse(UUID command, QueueCommand.Refuse refuse, Here here) {
        if (refuse.persons() < 1 || refuse.persons() > GiveTicket.PERSONS) return new Refused(Refusal.PERSONS, null);
        var id = refuse.ticket();
        if (id != null)
            return change(id, TicketChange.REFUSE, here, ticket -> ticket.refuse(refuse.reason(), here.now));
        var ticket = Ticket.turnedAway(command, here.point, refuse, here.now);
        if (!tickets.insert(ticket)) return new Refused(Refusal.IDENTIFIER_TAKEN, null);
        count.changed(null, ticket);
        return new Done(ticket);
    }

    private Decision comeBack(QueueCommand.ComeBack back, Here here) {
        var tomorrow = here.day.plusDays(1).atStartOfDay(here.point.zone()).toInstant();
        if (!back.at().isAfter(here.now) || !back.at().isBefore(tomorrow))
            return new Refused(
                    Refusal.RETURN_NOT_TODAY, tickets.find(back.ticket()).orElse(null));
        return change(back.ticket(), TicketChange.COME_BACK, here, ticket -> ticket.comeBack(back.at(), here.now));
    }

    private Decision change(UUID id, TicketChange change, Here here, UnaryOperator<Ticket> how) {
        var ticket = tickets.lock(id).orElse(null);
        if (ticket == null
                || !ticket.point().equals(here.point.id())
                || !ticket.day().equals(here.day)) return missing(id, here);
        if (change.from(ticket.state()).isEmpty())
            // a second press, here or at a colleague's: what was wanted stands already
            return change.aim() == ticket.state() ? new Done(ticket) : refused(ticket, change);
        if (change == TicketChange.PUT_BACK && ticket.number() == null) return forget(ticket);
        return new Done(save(ticket, how.apply(ticket)));
    }

    /** Somebody turned away without a ticket, by mistake: there is no place to put them back to. */
    private Decision forget(Ticket ticket) {
        tickets.delete(ticket.id());
        count.removed(ticket);
        return new Done(null);
    }

    private Decision missing(UUID id, Here here) {
        return tickets.find(id)
                .filter(ticket -> ticket.point().equals(here.point.id()))
                .<Decision>map(ticket -> new Refused(Refusal.OTHER_DAY, ticket))
                .orElseGet(() -> new Refused(Refusal.UNKNOWN_TICKET, null));
    }

    private static Decision refused(Ticket ticket, TicketChange change) {
        return new Refused(
                switch (ticket.state()) {
                    case CALLED ->
                        change == TicketChange.CALL || change == TicketChange.PRIORITISE
                                ? Refusal.CALLED_BY_COLLEAGUE
                                : Refusal.OVER;
                    case WAITING -> Refusal.NOT_CALLED;
                    case SERVED, LEFT, REFUSED -> Refusal.OVER;
                },
                ticket);
    }

    private Ticket save(Ticket before, Ticket after) {
        tickets.update(after);
        count.changed(before, after);
        return after;
    }

    private Decision again(UUID command) {
        var remembered = decided.find(command).orElse(null);
        if (remembered == null) return new Refused(Refusal.IDENTIFIER_TAKEN, null);
        var ticket = ticket(remembered.ticket());
        var refusal = remembered.refusal();
        return refusal == null ? new Done(ticket) : new Refused(refusal, ticket);
    }

    private @Nullable Ticket ticket(@Nullable UUID id) {
        return id == null ? null : tickets.find(id).orElse(null);
    }
}
