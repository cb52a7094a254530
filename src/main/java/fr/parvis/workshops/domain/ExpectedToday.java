// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.network.LocalDays;
import fr.parvis.people.PersonsToday;
import fr.parvis.skills.Learners;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Persons with a file who have a seat in a session of today. */
@Component
class ExpectedToday implements PersonsToday {
    private final CycleTable cycles;
    private final EnrolmentTable enrolments;
    private final Learners learners;
    private final LocalDays localDays;

    ExpectedToday(CycleTable cycles, EnrolmentTable enrolments, Learners learners, LocalDays localDays) {
        this.cycles = cycles;
        this.enrolments = enrolments;
        this.learners = learners;
        this.localDays = localDays;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> find() {
        var expected = cycles.on(localDays.today()).stream()
                .map(Session::cycle)
                .distinct()
                .flatMap(cycle -> enrolments.of(cycle).stream())
                .filter(one -> one.state() == Enrolment.State.ENROLLED)
                .map(Enrolment::learner)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
        return learners.all(expected).values().stream()
                .map(Learners.Known::person)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet());
    }
}
