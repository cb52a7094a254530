// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the checklist as a form.
 *
 * @param next the part that comes after it; null for the last one
 * @param warned whether the note was warned of
 */
public record SectionPage(
        String visit,
        String visitTitle,
        String caseFile,
        String personName,
        String asked,
        String title,
        String lead,
        String href,
        boolean open,
        List<HomePage.Alert> alerts,
        List<ShownQuestion.Group> groups,
        String note,
        boolean warned,
        int version,
        @Nullable String next,
        Problems problems) {}
