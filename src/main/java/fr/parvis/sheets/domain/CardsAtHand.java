// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.sheets.Cards;
import fr.parvis.values.Ids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds and makes cards for other modules; a card whose code was typed stays readable for a while. */
@Component
@Transactional
class CardsAtHand implements Cards {
    private final FindCard findCard;
    private final CardTable table;
    private final CodeSecret secret;
    private final RecentCards recentCards;

    CardsAtHand(FindCard findCard, CardTable table, CodeSecret secret, RecentCards recentCards) {
        this.findCard = findCard;
        this.table = table;
        this.secret = secret;
        this.recentCards = recentCards;
    }

    @Override
    public Reading read(String typed) {
        var outcome = findCard.handle(typed);
        if (!(outcome instanceof FindCard.Outcome.Found found)) return new Reading.Refused(PrintSheet.problem(outcome));
        recentCards.put(CardTable.account(), found.card().id(), found.code());
        return new Reading.Found(found.card().id());
    }

    @Override
    public Made make() {
        var code = PassageCode.next();
        var card = table.make(Ids.next(), secret.hash(code));
        recentCards.put(CardTable.account(), card.id(), code);
        return new Made(card.id(), code.text());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Held> atHand() {
        return recentCards.cards(CardTable.account()).stream()
                .filter(held -> stands(held.id()))
                .map(held -> new Held(held.id(), held.readAt()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean reads(UUID card) {
        return recentCards.cards(CardTable.account()).stream()
                        .anyMatch(held -> held.id().equals(card))
                && stands(card);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> atHandOf(UUID visit) {
        return atHand().stream()
                .map(Held::card)
                .filter(card -> table.stop(card, visit).isPresent())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> code(UUID card) {
        return recentCards.code(CardTable.account(), card).map(PassageCode::text);
    }

    @Override
    public void touch(UUID card) {
        table.find(card).filter(found -> found.standsOn(table.today())).ifPresent(table::used);
    }

    private boolean stands(UUID card) {
        return table.find(card).filter(found -> found.standsOn(table.today())).isPresent();
    }
}
