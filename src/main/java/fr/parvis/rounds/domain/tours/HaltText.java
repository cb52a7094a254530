// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;

/** Halts in the words of a language. */
public interface HaltText {
    String when(LocalDate day, LocalTime from, LocalTime to, Locale locale);

    /** Differences from the plan on that day, with the reason; empty when there are none. */
    String note(Occurrence occurrence, Locale locale);

    /** How often a stop is served, as a sentence of its own. @param hours in the syntax of OpenStreetMap */
    String frequency(String hours, Locale locale);
}
