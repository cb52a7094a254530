// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.papers;

import static fr.parvis.shell.Words.t;

import fr.parvis.rounds.domain.tours.Frequency;
import fr.parvis.shell.Words;

/** Words for the frequency of a stop. */
public final class FrequencyText {
    private FrequencyText() {}

    /** "le premier et le troisième mardi du mois". */
    public static String days(Frequency frequency) {
        boolean french = Words.language().tag().equals("fr");
        var rhythm = frequency.rhythm();
        var names = frequency.days().stream()
                .map(day -> Words.language().weekday(day) + (french && rhythm.weekly() ? "s" : ""))
                .toList();
        var said = names.size() < 2
                ? String.join("", names)
                : t("rounds.and", String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
        return t("rounds.rhythm." + rhythm + ".said", said);
    }

    /** "les premier et troisième mardi du mois, de 9 h à 12 h". */
    public static String of(Frequency frequency) {
        var said =
                t("rounds.frequency.said", days(frequency), Words.time(frequency.from()), Words.time(frequency.to()));
        return frequency.onHolidays() ? t("rounds.frequency.holidays", said) : said;
    }

    /** Hours in words where a form could say them; as they are written otherwise. */
    public static String of(String hours) {
        return Frequency.of(hours).map(FrequencyText::of).orElseGet(() -> t("rounds.frequency.written", hours));
    }
}
