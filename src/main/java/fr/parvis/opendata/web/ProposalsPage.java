// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.RowProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Feeds that are followed, and what they propose, place by place.
 *
 * @param total places of which something waits
 * @param page from 1
 * @param problems of the form, with what was typed
 */
public record ProposalsPage(
        List<Feed> feeds,
        List<Place> places,
        int total,
        int page,
        int pages,
        Problems problems,
        String name,
        String address,
        String association,
        List<Option> associations) {

    /**
     * A feed that is followed.
     *
     * @param state result of its last reading, in words
     * @param kind of the badge that says so
     */
    public record Feed(
            UUID id,
            String name,
            String address,
            String association,
            String kind,
            String state,
            String detail,
            boolean reading,
            List<RowProblem> remarks) {}

    /**
     * Proposals that wait for one place.
     *
     * @param first any of its proposals: names the place when all of it is decided at once
     * @param point its page, where it is a point of ours
     */
    public record Place(
            UUID first,
            String feed,
            String name,
            String commune,
            boolean isNew,
            boolean gone,
            @Nullable UUID point,
            List<Line> lines) {}

    /** Values of one part of the place, before and after. */
    public record Line(UUID id, String what, Said ours, Said theirs) {}

    /**
     * Value of one of the two.
     *
     * @param text as it is written; empty for nothing
     * @param days the same in words, of opening hours; none of anything else
     * @param whole whether the words say all of it
     */
    public record Said(String text, List<Day> days, boolean whole) {}

    /** @param otherwise whether the other one does not say so */
    public record Day(String days, String hours, boolean otherwise) {}

    public static String at(int page) {
        return page == 1 ? "/bureau/propositions" : "/bureau/propositions?page=" + page;
    }

    public String here() {
        return at(page);
    }
}
