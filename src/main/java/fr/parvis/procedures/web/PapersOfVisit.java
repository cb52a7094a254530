// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.procedures.domain.FindSheets;
import fr.parvis.procedures.domain.RequestSheets;
import fr.parvis.sheets.SheetPapers;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Implements {@link fr.parvis.sheets.SheetPapers}: papers to bring, from the guide's sheets that were noted on a visit's requests. */
@Component
class PapersOfVisit implements SheetPapers {
    private static final int MOST = 12;

    private final RequestSheets requests;
    private final FindSheets find;

    PapersOfVisit(RequestSheets requests, FindSheets find) {
        this.requests = requests;
        this.find = find;
    }

    @Override
    public List<Bring> of(UUID visit) {
        return find.read(requests.noted(visit)).stream()
                .map(one -> new Bring(one.title(), "service-public.fr " + one.id(), ShowSheets.papers(one, MOST)))
                .toList();
    }
}
