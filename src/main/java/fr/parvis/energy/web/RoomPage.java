// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.shell.DaysLeft;
import java.util.List;

/**
 * Start page of energy.
 *
 * @param bills of one's own cases, the most pressing first
 * @param more whether there are others, less pressing
 * @param cases whether one follows cases
 * @param lists whether one works on partners' lists
 */
public record RoomPage(List<Line> bills, boolean more, boolean cases, boolean lists) {

    /** An unpaid bill, before whose day there must be a solution. */
    public record Line(String asked, String href, String person, String day, DaysLeft left) {}
}
