// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cards kept for an account for two hours, in memory alone: the codes of cards it has read, so that the next sheet continues them, and the
 * sheets it has printed, so that one can be printed again. A restart deletes them.
 */
@Component
public class RecentCards {
    static final Duration FOR = Duration.ofHours(2);

    /** Sheets of all accounts: each holds its PDF. */
    private static final int MOST_SHEETS = 500;

    /** Cards of all accounts: more than a whole network reads in that time. */
    private static final int MOST_CARDS = 20_000;

    /**
     * A sheet that was printed.
     *
     * @param asked content of the sheet
     * @param visit null when it is of a case
     * @param card null when the person took none
     * @param code of the card, as it is typed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Sheet(
            UUID id,
            PrintSheet.Command asked,
            @Nullable UUID visit,
            @Nullable UUID caseFile,
            @Nullable UUID card,
            @Nullable String code,
            String language,
            byte[] pdf) {}

    /** A card whose code was read. */
    public record Card(UUID id, Instant readAt) {}

    private record HeldSheet(UUID account, Sheet sheet, Instant at) {}

    private record HeldCard(UUID account, PassageCode code, Instant at) {}

    private final Clock clock;
    private final Map<UUID, HeldSheet> sheets = new LinkedHashMap<>();
    private final Map<List<UUID>, HeldCard> cards = new LinkedHashMap<>();

    RecentCards(Clock clock) {
        this.clock = clock;
    }

    synchronized void put(UUID account, Sheet sheet) {
        clear();
        sheets.put(sheet.id(), new HeldSheet(account, sheet, clock.instant()));
        if (sheets.size() > MOST_SHEETS)
            sheets.remove(sheets.keySet().iterator().next());
    }

    /** A sheet that this account printed lately. */
    public synchronized Optional<Sheet> sheet(UUID account, UUID id) {
        clear();
        return Optional.ofNullable(sheets.get(id))
                .filter(held -> held.account.equals(account))
                .map(HeldSheet::sheet);
    }

    public synchronized void put(UUID account, UUID card, PassageCode code) {
        clear();
        var key = List.of(account, card);
        cards.remove(key);
        cards.put(key, new HeldCard(account, code, clock.instant()));
        if (cards.size() > MOST_CARDS) cards.remove(cards.keySet().iterator().next());
    }

    synchronized Optional<PassageCode> code(UUID account, UUID card) {
        clear();
        return Optional.ofNullable(cards.get(List.of(account, card))).map(HeldCard::code);
    }

    /** The cards kept for this account, the last one read first. */
    public synchronized List<Card> cards(UUID account) {
        clear();
        return cards.entrySet().stream()
                .filter(entry -> entry.getKey().getFirst().equals(account))
                .map(entry -> new Card(entry.getKey().getLast(), entry.getValue().at))
                .toList()
                .reversed();
    }

    /** The card is gone. */
    public synchronized void remove(UUID card) {
        cards.keySet().removeIf(key -> key.getLast().equals(card));
        sheets.values().removeIf(held -> card.equals(held.sheet.card()));
    }

    private void clear() {
        var oldest = clock.instant().minus(FOR);
        sheets.values().removeIf(held -> held.at.isBefore(oldest));
        cards.values().removeIf(held -> held.at.isBefore(oldest));
    }
}
