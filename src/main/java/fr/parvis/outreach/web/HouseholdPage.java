// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.shell.DaysLeft;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The card of a household.
 *
 * @param attempt identifier for the next attempt: one page notes one
 * @param elsewhere other account that works on it; empty: none
 * @param allowed earliest time of the next call; empty: now
 * @param channels ways to try, those that are possible first
 * @param facts of the debt, from the list
 * @param source sources of the data, in sentences
 * @param closed reason why the work is over; empty while it goes on
 * @param tired whether no attempt is left
 * @param typed values of a refused form
 */
public record HouseholdPage(
        String id,
        String code,
        String name,
        String attempt,
        int version,
        boolean open,
        boolean reached,
        String state,
        String stateKind,
        String elsewhere,
        String allowed,
        String proposed,
        String proposedDay,
        String proposedTime,
        String days,
        @Nullable DaysLeft left,
        List<String> lawful,
        List<String> rules,
        List<String> rights,
        List<Channel> channels,
        List<Fact> facts,
        List<String> source,
        List<Tried> tried,
        String triedOf,
        List<Found> solutions,
        String closed,
        boolean objected,
        boolean tired,
        boolean letterLeft,
        String caseFile,
        boolean talkRecorded,
        String anotherTalk,
        Map<String, String> talk,
        List<Option> points,
        List<Option> levels,
        List<Option> results,
        List<Option> kinds,
        List<Option> plans,
        Map<String, String> typed,
        Problems problems) {

    /**
     * A way to try.
     *
     * @param key call, sms, mail, letter, door
     * @param lines numbers, addresses
     * @param ready a text that is safe to say, send or leave
     * @param outcomes one press each
     */
    public record Channel(
            String key,
            String title,
            String icon,
            boolean possible,
            List<Line> lines,
            String readyTitle,
            String ready,
            List<Option> outcomes) {}

    /** @param href of the link; empty: only to be read */
    public record Line(String text, String href) {}

    /** One thing that is known. */
    public record Fact(String label, String value) {}

    /** An attempt, in words. */
    public record Tried(String when, String what, String who) {}

    /** A solution, in words. */
    public record Found(String what, String when, String confirmed, String confirmedKind) {}

    public String here() {
        return HouseholdController.address(id);
    }
}
