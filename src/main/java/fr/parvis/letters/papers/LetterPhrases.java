// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.papers;

import fr.parvis.letters.domain.Gap;
import fr.parvis.letters.domain.Letter;
import fr.parvis.letters.domain.Phrases;
import fr.parvis.letters.domain.Sending;
import fr.parvis.shell.Words;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The words that Parvis itself puts into a letter, and among the contacts of its case. */
@Component
public class LetterPhrases implements Phrases {

    @Override
    public Locale language() {
        return Layout.LANGUAGE;
    }

    @Override
    public String gap(String what) {
        return Gap.of(Words.t(Layout.LANGUAGE, "letters.gap." + what));
    }

    @Override
    public String salutation() {
        return Words.t(Layout.LANGUAGE, "letters.default.salutation");
    }

    @Override
    public String closing() {
        return Words.t(Layout.LANGUAGE, "letters.default.closing");
    }

    @Override
    public String date(LocalDate day) {
        return Words.date(day);
    }

    @Override
    public String longDate(LocalDate day) {
        return Words.in(Layout.LANGUAGE).call(() -> Words.longDate(day));
    }

    @Override
    public String amount(long cents) {
        return String.format(Layout.LANGUAGE, cents % 100 == 0 ? "%,.0f" : "%,.2f", cents / 100.0);
    }

    @Override
    public String contact(Letter it, Sending sending) {
        return Words.t(
                "letters.contact." + sending.channel(),
                it.shownNumber(),
                it.text().subject(),
                sending.to().isEmpty() ? "" : Words.t("letters.contact.to", sending.to()));
    }
}
