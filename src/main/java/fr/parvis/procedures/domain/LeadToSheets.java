// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.procedures.Guide;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sheets for other modules, found as on the guide's own page. */
@Component
class LeadToSheets implements Guide {
    private final FindSheets find;

    LeadToSheets(FindSheets find) {
        this.find = find;
    }

    @Override
    public List<Found> find(String said, int most) {
        return find.find(said, most).stream()
                .map(sheet -> new Found(sheet.id(), sheet.title(), sheet.answer()))
                .toList();
    }
}
