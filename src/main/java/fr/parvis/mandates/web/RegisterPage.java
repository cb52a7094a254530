// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.web;

import java.util.List;

/**
 * A part of the register of mandates.
 *
 * @param part part that is shown
 * @param toSee number of irregular acts that nobody who leads has seen
 */
public record RegisterPage(
        String part, List<Part> parts, List<Line> lines, int count, int page, int pages, boolean lead, int toSee) {

    /** A part of the register, one press away. */
    public record Part(String name, String label, String href) {}

    /** @param badge state in words */
    public record Line(String title, String href, String text, String badge, String badgeKind, boolean discreet) {}
}
