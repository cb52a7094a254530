// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.shell.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The form of a visit that was refused when a device sent it.
 *
 * @param by account that had recorded it, and its day
 * @param standing state now, in a few words, of a visit that was corrected
 * @param reason whether a reason may be asked for
 */
public record RefusedVisitPage(
        String action,
        String back,
        String by,
        @Nullable String standing,
        boolean reason,
        VisitForm form,
        FormChoices choices,
        Problems problems) {}
