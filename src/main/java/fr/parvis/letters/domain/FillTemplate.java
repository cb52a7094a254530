// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.network.Point;
import fr.parvis.network.Points;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the fields of a template with what is known; what is not known is a gap. */
@Component
class FillTemplate {
    private final LetterTable letters;
    private final Accounts accounts;
    private final Associations associations;
    private final Points points;
    private final Phrases phrases;

    FillTemplate(LetterTable letters, Accounts accounts, Associations associations, Points points, Phrases phrases) {
        this.letters = letters;
        this.accounts = accounts;
        this.associations = associations;
        this.points = points;
        this.phrases = phrases;
    }

    LocalDate today() {
        return letters.today();
    }

    /** Fields known for every letter: the day, the association, the writer. */
    Map<Field, String> commonFields() {
        var known = new EnumMap<Field, String>(Field.class);
        known.put(Field.TODAY, phrases.date(letters.today()));
        associations.find(Asking.association()).ifPresent(place -> known.put(Field.ASSOCIATION, place.name()));
        accounts.find(LetterRules.account()).ifPresent(writer -> known.put(Field.WRITER, writer.name()));
        return known;
    }

    /**
     * @param from null for an empty page
     * @param sender as an envelope takes it
     */
    LetterText text(@Nullable Template from, Map<Field, String> known, String sender) {
        return text(from, known, Map.of(), sender);
    }

    /** @param others values of gaps, by their words */
    LetterText text(@Nullable Template from, Map<Field, String> known, Map<String, String> others, String sender) {
        return new LetterText(
                sender,
                from == null ? "" : fill(from.addressee(), known, others),
                place(known),
                letters.today(),
                from == null ? "" : fill(from.reference(), known, others),
                from == null ? "" : fill(from.subject(), known, others),
                from == null ? phrases.salutation() : fill(from.salutation(), known, others),
                from == null ? "" : fill(from.body(), known, others),
                from == null ? phrases.closing() : fill(from.closing(), known, others),
                known.getOrDefault(Field.NAME, phrases.gap("name")),
                from == null ? "" : fill(from.enclosures(), known, others));
    }

    /** Where it is written: where the person lives, else where the points of the association are, when that is one commune. */
    private String place(Map<Field, String> known) {
        var commune = known.getOrDefault(Field.COMMUNE, "");
        if (!commune.isEmpty()) return commune;
        var here = points.ours().stream()
                .filter(point -> point.openOn(letters.today()))
                .map(Point::commune)
                .distinct()
                .toList();
        return here.size() == 1 ? here.getFirst() : phrases.gap("place");
    }

    private static String fill(String text, Map<Field, String> known, Map<String, String> others) {
        return Gap.fill(Field.fill(text, known), others);
    }
}
