// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.contracts.ContractReports;
import fr.parvis.shell.Bar;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Page of a contract.
 *
 * @param presence hours that the rota planned, {@code presencePoints} at how many points and until when, {@code perHour} what is due for each
 * @param closed until when its acts stay, in words; empty: not closed
 * @param written reports on it, {@code writeReport} address of the page that begins one; empty for who may not
 * @param sent values of a form on the page that was refused
 */
public record ContractPage(
        String base,
        String title,
        String lead,
        String amount,
        String due,
        String presence,
        String presencePoints,
        String perHour,
        String closed,
        boolean mayKeep,
        List<Line> lines,
        List<Removed> removed,
        String chartTitle,
        List<Bar> weeks,
        List<Part> instalments,
        List<Part> reports,
        List<ContractReports.Written> written,
        String writeReport,
        Map<String, String> sent,
        Problems problems) {

    /**
     * @param projection expected at the end, with its band
     * @param rules each version in words
     */
    public record Line(
            String href,
            String name,
            String promised,
            String done,
            String pace,
            String badge,
            String expected,
            String projection,
            String perUnit,
            String due,
            String time,
            List<String> rules,
            String remove) {}

    public record Removed(String name, String restore) {}

    /**
     * An instalment or a report due.
     *
     * @param action address of its main button; {@code undo} of the one that takes it back; empty: none
     */
    public record Part(
            String text,
            String state,
            String badge,
            String action,
            String actionLabel,
            String undo,
            String undoLabel) {}
}
