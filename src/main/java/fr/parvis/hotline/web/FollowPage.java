// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import fr.parvis.files.QrCode;
import java.util.List;

/**
 * The line for who supervises it.
 *
 * @param part part that changes by itself
 * @param figures of thirty days, in sentences
 * @param team whether who sees it has an association, and may say who answers
 * @param address of the public form behind a QR code
 */
public record FollowPage(Part part, List<Figure> figures, boolean team, String address, QrCode qr) {

    /**
     * @param version of what is shown
     * @param people on the line, by name; for the network none
     * @param lines of the network's head: how many of each language
     * @param planned hours on the line until tomorrow evening, as the rota has them; for the network's head none
     * @param spread spread of the time on calls; empty where nobody was on the line
     */
    public record Part(
            String version,
            String page,
            List<Figure> now,
            List<Line> calls,
            int total,
            int at,
            int pages,
            List<Person> people,
            List<Planned> planned,
            String spread,
            String here) {}

    public record Figure(String label, String value, boolean pressing) {}

    /**
     * @param state in words, with the badge's kind
     * @param takeBack address that takes the call back; empty for those of other associations and where nobody calls
     * @param holder account that calls, for that form
     */
    public record Line(
            String promised,
            boolean pressing,
            String subject,
            String about,
            String state,
            String kind,
            String takeBack,
            String holder) {}

    /** @param hours with their day */
    public record Planned(String name, String hours) {}

    public record Person(String name, String state, String kind, String until, String own) {}
}
