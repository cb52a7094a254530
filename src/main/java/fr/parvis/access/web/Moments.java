// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.LocalZone;
import fr.parvis.shell.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/** Moments of accounts and of the journal, as days and times where who asks works. */
@Component
public final class Moments {
    private final LocalZone here;

    Moments(LocalZone here) {
        this.here = here;
    }

    public String of(Instant instant) {
        return Words.moment(local(instant));
    }

    public String day(Instant instant) {
        return Words.date(local(instant).toLocalDate());
    }

    LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, here.zone());
    }

    /** First moment of a day. */
    Instant start(LocalDate day) {
        return day.atStartOfDay(here.zone()).toInstant();
    }
}
