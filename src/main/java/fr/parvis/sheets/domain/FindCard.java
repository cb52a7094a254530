// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.audit.Journal;
import fr.parvis.values.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the card whose code was typed, and what it leads to. Codes that lead nowhere are counted: 10 in ten minutes by one account, 60 by
 * all of an association, then nobody is answered for a while. A mistyped one tells nothing about any card and is not counted.
 */
@Component
@Transactional
public class FindCard {
    static final int PAUSE_MINUTES = 10;
    static final int MOST_OF_ONE = 10;
    static final int MOST_OF_ALL = 60;

    /** Visits of today that are offered at most to be joined. */
    public static final int OFFERED = 10;

    /** Target of a code. */
    public sealed interface Outcome {
        record Found(PassageCard card, PassageCode code) implements Outcome {}

        /** @param parts parts that look wrong, from 1 */
        record Mistyped(List<Integer> parts) implements Outcome {}

        record Incomplete(int signs) implements Outcome {}

        record Unknown() implements Outcome {}

        record Expired(LocalDate on) implements Outcome {}

        record Ended(LocalDate on) implements Outcome {}

        record TooMany(int minutes) implements Outcome {}
    }

    /**
     * A card with what it leads to, one page of it.
     *
     * @param stops the latest first
     * @param latest last stop that told the person something, whichever page it stands on; a visit joined without a sheet says nothing
     */
    public record Whole(PassageCard card, List<Stop> stops, Optional<Stop> latest, int page, int pages) {}

    private static final int AT_ONCE = 10;

    private final CardTable cards;
    private final CodeSecret secret;
    private final Journal journal;

    FindCard(CardTable cards, CodeSecret secret, Journal journal) {
        this.cards = cards;
        this.secret = secret;
        this.journal = journal;
    }

    public Outcome handle(String typed) {
        return switch (PassageCode.read(typed)) {
            case PassageCode.Reading.Incomplete incomplete -> new Outcome.Incomplete(incomplete.signs());
            case PassageCode.Reading.Mistyped mistyped -> new Outcome.Mistyped(mistyped.parts());
            case PassageCode.Reading.Whole whole -> find(whole.code());
        };
    }

    private Outcome find(PassageCode code) {
        var guesses = cards.guesses(PAUSE_MINUTES);
        if (guesses.own() >= MOST_OF_ONE || guesses.everybodys() >= MOST_OF_ALL)
            return new Outcome.TooMany(PAUSE_MINUTES);
        var found = cards.find(secret.hash(code)).orElse(null);
        if (found == null) {
            cards.guessed();
            return new Outcome.Unknown();
        }
        var ended = found.endedOn();
        if (cards.today().isAfter(found.validUntil())) return new Outcome.Expired(found.validUntil());
        if (ended != null)
            return ended.isBefore(found.validUntil()) ? new Outcome.Ended(ended) : new Outcome.Expired(ended);
        return new Outcome.Found(cards.used(found), code);
    }

    /** Content of a valid card; the journal notes the reading. */
    public Optional<Whole> read(UUID id, int page) {
        return cards.find(id).filter(card -> card.standsOn(cards.today())).map(card -> {
            var paging = Paging.of(page, cards.count(id), AT_ONCE);
            journal.note("sheets.card-read", id.toString(), Map.of());
            return new Whole(
                    card, cards.stops(id, AT_ONCE, paging.offset()), cards.told(id), paging.page(), paging.pages());
        });
    }

    /** Latest stop of a card, or the stop of one visit or case on it. */
    @Transactional(readOnly = true)
    public Optional<Stop> latest(UUID card, @Nullable UUID source) {
        return (source == null ? cards.stops(card, 1, 0).stream().findFirst() : cards.stop(card, source));
    }

    /** Visits of today by the current account that no card holds yet, the latest ones. */
    public List<VisitWithoutCard> unjoined() {
        return cards.unjoined(cards.today(), OFFERED);
    }

    /** Ends a card and deletes what it led to. Idempotent. */
    public boolean end(UUID id) {
        return cards.findLocked(id)
                .map(card -> {
                    cards.end(id);
                    journal.note("sheets.card-ended", id.toString(), Map.of());
                    return true;
                })
                .orElse(false);
    }
}
