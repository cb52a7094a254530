// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.network.LastPlace;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The point of the last visit, at which the desk opens. */
@Component
class LastVisitPlace implements LastPlace {
    private final DaySheet sheet;

    LastVisitPlace(DaySheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public Optional<UUID> of(UUID account, LocalDate day) {
        return sheet.lastPoint(account, day);
    }
}
