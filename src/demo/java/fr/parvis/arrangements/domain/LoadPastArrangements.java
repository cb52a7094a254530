// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.PastArrangements;
import org.springframework.stereotype.Component;

/** Writes arrangements that are made up. */
@Component
class LoadPastArrangements implements PastArrangements {
    private final ArrangementTable arrangements;

    LoadPastArrangements(ArrangementTable arrangements) {
        this.arrangements = arrangements;
    }

    @Override
    public Arrangement make(Arrangement it) {
        arrangements.insert(it);
        return arrangements.find(it.id()).orElseThrow();
    }
}
