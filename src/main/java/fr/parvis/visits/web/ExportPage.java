// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.visits.papers.export.Export;
import org.jspecify.annotations.Nullable;

/**
 * One export.
 *
 * @param title "Excel, demandé le 25/11/2026 à 10 h 12"
 * @param what the filter, in words
 * @param state progress, in words
 * @param problem problem and what to do, when it failed
 * @param size "1,2 Mo"
 * @param until the last day on which it is kept
 * @param list address of the visits that it holds
 */
public record ExportPage(
        Export export,
        String title,
        String what,
        String state,
        @Nullable String problem,
        @Nullable String size,
        String until,
        String list) {

    public String address() {
        return "/bureau/exports/" + export.id();
    }
}
