// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item: what it is, where it is, what may be done with it, what happened to it.
 *
 * @param may codes of the moves that may be made now
 * @param keeps whether who asks may let it go for good
 * @param holdsData whether its data have to be erased
 * @param wiped whether they were since it came in
 * @param transfer address of the transfer that it left with, or came with
 * @param movement the identifier of what is sent next
 * @param typed values typed, by field
 */
public record ItemPage(
        String id,
        String label,
        String icon,
        String kind,
        String model,
        String point,
        String badge,
        String badgeKind,
        List<Fact> facts,
        Set<String> may,
        boolean keeps,
        boolean holdsData,
        boolean wiped,
        boolean received,
        @Nullable String transfer,
        @Nullable Current current,
        List<Line> history,
        List<Option> methods,
        List<Option> partners,
        List<Option> points,
        String today,
        String movement,
        Map<String, String> typed,
        Problems problems) {

    public record Fact(String name, String text) {}

    /**
     * Holder of the item.
     *
     * @param href the file of the person; null for a card
     */
    public record Current(
            String id,
            String title,
            String who,
            @Nullable String href,
            String since,
            String due,
            boolean late,
            boolean loan,
            String dueTyped) {}

    /**
     * @param paper address of a certificate or receipt; null without
     */
    public record Line(
            String when, String text, String who, @Nullable String paper, String paperLabel) {}

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
