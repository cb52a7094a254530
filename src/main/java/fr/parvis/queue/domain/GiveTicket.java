// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.network.Point;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.queue.domain.Decision.Done;
import fr.parvis.queue.domain.Decision.Refusal;
import fr.parvis.queue.domain.Decision.Refused;
import fr.parvis.queue.domain.Reason.Priority;
import fr.parvis.queue.domain.Ticket.Away;
import fr.parvis.queue.domain.Ticket.Origin;
import fr.parvis.queue.domain.Ticket.Standing;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives the next number of a point's day, once for each identifier. When it was taken is told by the server's clock alone. */
@Component
class GiveTicket {
    /** So that a number stays readable from afar; more in a day is a machine's doing, not a crowd's. */
    static final int LAST = 999;

    static final int PERSONS = 99;

    private final Tickets tickets;
    private final QueueSettings settings;
    private final Nomenclature nomenclature;
    private final Clock clock;

    GiveTicket(Tickets tickets, QueueSettings settings, Nomenclature nomenclature, Clock clock) {
        this.tickets = tickets;
        this.settings = settings;
        this.nomenclature = nomenclature;
        this.clock = clock;
    }

    /**
     * Ticket that is asked for.
     *
     * @param id made by the device, so that the same sent twice is one ticket
     * @param need code of list THEME
     * @param persons 1 to {@value #PERSONS}
     * @param language code of list LANGUAGE
     */
    record Asked(
            UUID id,
            @Nullable String need,
            int persons,
            @Nullable String language,
            @Nullable Priority priority,
            Origin origin) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public Decision handle(Asked asked, Point point) {
        var id = asked.id;
        var need = asked.need;
        int persons = asked.persons;
        var language = asked.language;
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var day = LocalDate.ofInstant(now, point.zone());
        if (!settings.of(point.id()).inUse()) return new Refused(Refusal.NOT_IN_USE, null);
        if (persons < 1 || persons > PERSONS) return new Refused(Refusal.PERSONS, null);
        if (!known(need, language, day)) return new Refused(Refusal.CODE_UNKNOWN, null);
        int last = tickets.lockNumbers(point.id(), day);
        // asked behind the lock: the same ticket sent twice at the same instant is found by the second
        var again = tickets.find(id).orElse(null);
        if (again != null) return again(again, point, day);
        if (last >= LAST) return new Refused(Refusal.FULL, null);
        var ticket = new Ticket(
                id,
                point.association(),
                point.id(),
                day,
                last + 1,
                need,
                persons,
                language,
                asked.origin,
                now,
                asked.priority,
                Away.NEVER,
                Standing.WAITING);
        if (!tickets.insert(ticket)) return new Refused(Refusal.IDENTIFIER_TAKEN, null);
        tickets.setNumber(point.id(), day, last + 1);
        return new Done(ticket);
    }

    private static Decision again(Ticket ticket, Point point, LocalDate day) {
        if (!ticket.point().equals(point.id())) return new Refused(Refusal.IDENTIFIER_TAKEN, null);
        return ticket.day().equals(day) ? new Done(ticket) : new Refused(Refusal.OTHER_DAY, ticket);
    }

    private boolean known(@Nullable String need, @Nullable String language, LocalDate day) {
        if (need == null && language == null) return true;
        var catalogue = nomenclature.on(day);
        return (need == null
                        || catalogue.themes().stream()
                                .anyMatch(family -> family.family().code().equals(need)))
                && (language == null
                        || catalogue.find(CodeList.LANGUAGE, language).isPresent());
    }
}
