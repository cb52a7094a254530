// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visits to the home that a case is about, what comes next, and what was measured.
 *
 * @param newVisit identifier of the visit that the form begins
 * @param safety address of the page on which a mediator tells that they go to a home
 */
public record HomesPage(
        String caseFile,
        String personName,
        String asked,
        boolean open,
        List<Line> visits,
        List<Line> followUps,
        String expected,
        Proof measured,
        String newVisit,
        String day,
        String today,
        String point,
        List<Option> points,
        Problems problems,
        String safety) {

    public record Line(
            String title,
            String href,
            String text,
            @Nullable String badge,
            String badgeKind) {}

    /**
     * Savings that a curve proves.
     *
     * @param href the report of the curve, or where one is read
     * @param known whether there is a measurement
     */
    public record Proof(boolean known, String text, String href, String link) {}
}
