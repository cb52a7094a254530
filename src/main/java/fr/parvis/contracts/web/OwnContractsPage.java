// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import java.util.List;

/**
 * Page of the contracts of a funder, for its own account.
 *
 * @param place association that works for it
 * @param hiding rule for hiding small counts, in words
 */
public record OwnContractsPage(String place, String hiding, List<Contract> contracts) {

    /**
     * @param about reference and period
     * @param report the next one, in words; {@code late} when its day is over
     * @param sent day of the latest one, in words; empty: never sent
     */
    public record Contract(
            String id, String name, String about, List<Line> lines, String report, boolean late, String sent) {}

    /**
     * @param percent of the promise; empty while hidden
     * @param until day until which it is counted, in words
     */
    public record Line(String name, String promised, String done, String percent, String until) {}
}
