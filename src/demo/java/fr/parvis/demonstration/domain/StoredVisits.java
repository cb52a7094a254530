// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.visits.PastVisits;
import org.springframework.stereotype.Component;

/** Counts the visits of the whole network, association by association, each in its own scope. */
@Component
public class StoredVisits {
    private final Associations associations;
    private final PastVisits visits;

    StoredVisits(Associations associations, PastVisits visits) {
        this.associations = associations;
        this.visits = visits;
    }

    public long count() {
        return Asking.as(Scope.network()).call(associations::list).stream()
                .mapToLong(association -> Asking.as(association.id()).call(visits::stored))
                .sum();
    }
}
