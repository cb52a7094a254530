// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.letters.LetterFact;
import java.time.LocalDate;
import java.util.Locale;

/** The words that Parvis itself puts into a letter, and among the contacts of its case. */
public interface Phrases {

    /** Letters are written in French, whatever the language of the screens. */
    Locale language();

    /** A gap that says what is missing. @param what the end of its key: address, name, place */
    String gap(String what);

    String salutation();

    String closing();

    String date(LocalDate day);

    /** A date as one writes it in a sentence. */
    String longDate(LocalDate day);

    /** Without its unit: {@code 361} or {@code 240,50}. */
    String amount(long cents);

    /** A fact as letters say it. */
    default String said(LetterFact fact) {
        return switch (fact) {
            case LetterFact.Text(var text) -> text;
            case LetterFact.Day(var day) -> longDate(day);
            case LetterFact.Amount(var cents) -> amount(cents);
        };
    }

    /** How a letter went. */
    String contact(Letter it, Sending sending);
}
