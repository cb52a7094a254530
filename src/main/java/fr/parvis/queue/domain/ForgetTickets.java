// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.domain;

import fr.parvis.queue.TicketsSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes tickets past their time of keeping; sums stay where they are kept, and are told nothing. */
@Component
public class ForgetTickets {
    /** No device sends a command again after that. */
    private static final Duration COMMANDS = Duration.ofDays(30);

    private final Tickets tickets;
    private final DecidedCommands decided;
    private final int days;
    private final Clock clock;

    ForgetTickets(Tickets tickets, DecidedCommands decided, TicketsSettings settings, Clock clock) {
        this.tickets = tickets;
        this.decided = decided;
        // a day that has not ended everywhere is not deleted
        this.days = Math.max(2, settings.keepDays());
        this.clock = clock;
    }

    /** @return number of tickets deleted */
    @Transactional
    public int handle() {
        decided.deleteBefore(clock.instant().minus(COMMANDS));
        return tickets.deleteBefore(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days));
    }
}
