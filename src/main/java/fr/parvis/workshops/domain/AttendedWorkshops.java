// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.workshops.domain;

import fr.parvis.skills.SessionsAttended;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sessions at which learners were, for the figures of autonomy. */
@Component
class AttendedWorkshops implements SessionsAttended {
    private final SheetTable sheets;

    AttendedWorkshops(SheetTable sheets) {
        this.sheets = sheets;
    }

    @Override
    public List<Attended> between(LocalDate from, LocalDate to) {
        return sheets.attended(from, to);
    }
}
