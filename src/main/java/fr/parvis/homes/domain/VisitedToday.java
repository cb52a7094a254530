// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.audit.Actor;
import fr.parvis.people.PersonsToday;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Persons whose home the account visits today. */
@Component
class VisitedToday implements PersonsToday {
    private final ReadHomes homes;

    VisitedToday(ReadHomes homes) {
        this.homes = homes;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> find() {
        var account = Actor.account();
        if (account == null) return Set.of();
        return homes.madeBy(account, homes.today()).stream()
                .flatMap(visit -> homes.find(visit.id()).stream())
                .map(found -> found.caseFile().person())
                .collect(Collectors.toSet());
    }
}
