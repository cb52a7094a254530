package fr.parvis.outreach.domain;

import fr.parvis.network.LocalDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was agreed with partners: an association all of its own, a partner what is agreed with it. */
@Component
@Transactional(readOnly = true)
public class ReadArrangements {

    private final ArrangementTable arrangements;
    private final LocalDays localDays;

    ReadArrangements(ArrangementTable arrangements, LocalDays localDays) {
        this.arrangements = arrangements;
        this.localDays = localDays;
    }

    public LocalDate today() {
        return localDays.today();
    }

    /** In the current scope, those that run first, then by name. */
    public List<Arrangement> list() {
        return arrangements.list();
    }

    public Optional<Arrangement> find(UUID id) {
        return arrangements.find(id);
    }
}
