// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.shell.Bar;
import java.util.List;

/**
 * Use of the public's pages, for the head of the network.
 *
 * @param lines all pages together first, then each
 * @param days the last thirty with their sums, the latest first
 */
public record SiteVisitsPage(List<Line> lines, List<Bar> days) {

    /** One page of the public: how often it was opened today, in seven days, in thirty. */
    public record Line(String page, String today, String week, String month) {}
}
