// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.web;

import fr.parvis.sheets.CardLinks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page that a card leads to.
 *
 * @param lead since when it is, until when it stands
 * @param nextWhen time when it goes on; empty when nothing is said
 * @param steps steps that the person was told
 * @param desk address where a visit is begun
 * @param links pages of other modules about what is kept under the card
 * @param unjoined visits of today that may be joined
 */
public record PassagePage(
        String here,
        String lead,
        String nextTitle,
        String nextWhen,
        List<String> steps,
        List<StopLine> stops,
        int number,
        int pages,
        String desk,
        List<CardLinks.Link> links,
        List<UnjoinedLine> unjoined) {

    /**
     * One time.
     *
     * @param about point, and that it is of a case
     * @param requests each in one line
     * @param caseFile address of the case, for an account that may read it
     * @param mine whether the viewer joined it
     */
    public record StopLine(
            String id,
            String day,
            String about,
            List<String> requests,
            List<String> steps,
            String next,
            @Nullable String caseFile,
            boolean mine) {}

    /** A visit that may be joined. */
    public record UnjoinedLine(String visit, String text, String sheet) {}
}
