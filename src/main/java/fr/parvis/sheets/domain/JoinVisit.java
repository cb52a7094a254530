// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.audit.Journal;
import fr.parvis.shell.Language;
import fr.parvis.values.Ids;
import fr.parvis.visits.Visits;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Joins a further visit to a card without printing anything, and takes it off again. */
@Component
@Transactional
public class JoinVisit {
    private final CardTable cards;
    private final Visits visits;
    private final Journal journal;

    JoinVisit(CardTable cards, Visits visits, Journal journal) {
        this.cards = cards;
        this.visits = visits;
        this.journal = journal;
    }

    /** Joins a visit to a card; idempotent. @return false when the visit or the card is not there, or not for this account */
    public boolean handle(UUID card, UUID visitId) {
        var found =
                cards.findLocked(card).filter(it -> it.standsOn(cards.today())).orElse(null);
        var visit = visits.find(List.of(visitId)).stream().findFirst().orElse(null);
        if (found == null || visit == null) return false;
        if (cards.stop(card, visitId).isPresent()) return true;
        cards.used(found);
        cards.join(
                card,
                new Stop(
                        Ids.next(),
                        visitId,
                        null,
                        visit.day(),
                        visit.point(),
                        SheetRules.language(visit.language())
                                .orElse(Language.FRENCH)
                                .code(),
                        List.of(),
                        List.of(),
                        null,
                        CardTable.account()));
        journal.note("sheets.visit-joined", visitId.toString(), Map.of("card", card.toString()));
        return true;
    }

    /** Takes off a card what the current account joined to it. */
    public boolean takeBack(UUID card, UUID stop) {
        return cards.leave(card, stop);
    }
}
