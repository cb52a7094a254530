// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.shell.DaysLeft;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The households to contact, the most pressing first.
 *
 * @param point chosen value: identifier, or {@code tous}
 * @param next address of the next page; empty at the end
 * @param calling whether this is an hour at which one calls: outside of them nobody is offered the next household
 * @param hint effect of the button for the next household, or why there is none at this hour
 * @param confirm whether something waits to be confirmed
 */
public record WorkListPage(
        List<Line> lines,
        String point,
        List<Option> points,
        String arrangement,
        List<Option> arrangements,
        String channel,
        List<Option> channels,
        String state,
        List<Option> states,
        String first,
        String next,
        boolean calling,
        String hint,
        int confirm,
        boolean keeper) {

    /**
     * A household, without its name.
     *
     * @param who other account that works on it now; empty: none
     */
    public record Line(
            String href,
            String code,
            String days,
            @Nullable DaysLeft left,
            boolean doubtful,
            String place,
            String reach,
            String tried,
            String last,
            String allowed,
            String state,
            String who) {}
}
