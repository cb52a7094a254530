package fr.parvis.nomenclature.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** The day on which the network's head edits the nomenclature. */
@Component
public class Today {
    private static final ZoneId HEAD_OFFICE = ZoneId.of("Europe/Paris");

    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    public LocalDate date() {
        return LocalDate.now(clock.withZone(HEAD_OFFICE));
    }
}
