// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters;

import java.time.LocalDate;

/** A fact that fills a gap of a letter, which says days and amounts in its own way. */
public sealed interface LetterFact {
    /** In words. */
    record Text(String text) implements LetterFact {}

    /** A date. */
    record Day(LocalDate day) implements LetterFact {}

    /** A sum of euros. */
    record Amount(long cents) implements LetterFact {}
}
