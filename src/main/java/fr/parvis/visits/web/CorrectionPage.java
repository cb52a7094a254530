// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.visits.domain.Correctable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The form that corrects a visit.
 *
 * @param days number of days after its day that a visit can be corrected
 * @param cancel address that takes the visit back
 * @param cancelling values of the form that takes it back, when they were refused
 * @param history address of what it said before; null when it was never corrected
 * @param back the list that led here, at the visit's row
 * @param words of the desk's client as JSON
 */
public record CorrectionPage(
        String id,
        LocalDate day,
        Correctable open,
        int days,
        FilledVisit filled,
        FormChoices choices,
        String cancel,
        FilledForm cancelling,
        @Nullable String history,
        String back,
        String words) {}
