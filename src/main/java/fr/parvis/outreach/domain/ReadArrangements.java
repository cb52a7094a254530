package fr.parvis.outreach.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was agreed with partners: an association all of its own, a partner what is agreed with it. */
@Component
@Transactional(readOnly = true)
public class ReadArrangements {
    /** Lists are worked by the clock of the mainland: bills and letters of suppliers are dated by it. */
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ArrangementTable arrangements;
    private final Clock clock;

    ReadArrangements(ArrangementTable arrangements, Clock clock) {
        this.arrangements = arrangements;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), PARIS);
    }

    /** In the current scope, those that run first, then by name. */
    public List<Arrangement> list() {
        return arrangements.list();
    }

    public Optional<Arrangement> find(UUID id) {
        return arrangements.find(id);
    }
}
