// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota.web;

import java.util.List;

/**
 * One proposal.
 *
 * @param making whether it is not ready yet
 */
public record ProposalPage(
        String id,
        String when,
        boolean making,
        boolean lost,
        boolean open,
        String state,
        List<Compared> compared,
        List<Day> days) {
    /** @param better whether the proposal does better than the last week copied */
    public record Compared(String what, String proposed, String copied, boolean better) {}

    public record Day(String said, List<Turn> turns) {}

    public record Turn(String name, String hours, String point, String why, String without) {}
}
