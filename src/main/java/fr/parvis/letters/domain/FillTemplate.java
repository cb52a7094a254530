package fr.parvis.letters.domain;

import fr.parvis.access.Accounts;
import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.shell.Words;
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

    FillTemplate(LetterTable letters, Accounts accounts, Associations associations) {
        this.letters = letters;
        this.accounts = accounts;
        this.associations = associations;
    }

    /** What is known of every letter: the day, the house, who writes. */
    Map<Field, String> house() {
        var known = new EnumMap<Field, String>(Field.class);
        known.put(Field.TODAY, Words.date(letters.today()));
        associations.find(Asking.association()).ifPresent(place -> known.put(Field.ASSOCIATION, place.name()));
        accounts.find(LetterRules.account()).ifPresent(writer -> known.put(Field.WRITER, writer.name()));
        return known;
    }

    /**
     * @param from nothing for an empty page
     * @param sender as an envelope takes it
     */
    LetterText text(@Nullable Template from, Map<Field, String> known, String sender) {
        var commune = known.getOrDefault(Field.COMMUNE, "");
        return new LetterText(
                sender,
                from == null ? "" : Field.fill(from.addressee(), known),
                commune.isEmpty() ? gap("place") : commune,
                letters.today(),
                from == null ? "" : Field.fill(from.reference(), known),
                from == null ? "" : Field.fill(from.subject(), known),
                from == null
                        ? Words.t(Layout.LANGUAGE, "letters.default.salutation")
                        : Field.fill(from.salutation(), known),
                from == null ? "" : Field.fill(from.body(), known),
                from == null ? Words.t(Layout.LANGUAGE, "letters.default.closing") : Field.fill(from.closing(), known),
                known.getOrDefault(Field.NAME, gap("name")),
                from == null ? "" : Field.fill(from.enclosures(), known));
    }

    static String gap(String what) {
        return Gap.of(Words.t(Layout.LANGUAGE, "letters.gap." + what));
    }
}
