// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stock as a list.
 *
 * @param narrowed whether a filter keeps something out
 * @param ready items that could be handed over now, in words; empty when none
 * @param toAnswer number of transfers from other associations that wait for an answer
 * @param keeps whether who asks may let something go for good
 * @param query the filters as an address says them, without the page
 */
public record StockPage(
        String words,
        String kind,
        String point,
        String shown,
        List<Option> kinds,
        List<Option> points,
        List<Option> showable,
        long total,
        boolean narrowed,
        String ready,
        long late,
        long toAnswer,
        boolean keeps,
        List<Row> rows,
        int page,
        int pages,
        String query) {

    /**
     * @param badge the state, in words
     * @param who holder, in words
     * @param due until when, in words
     * @param next step to take with it next; null when none
     */
    public record Row(
            String id,
            String label,
            String icon,
            String kind,
            String model,
            String point,
            String badge,
            String badgeKind,
            String who,
            String due,
            boolean late,
            @Nullable Next next) {}

    public record Next(String label, String href, String icon) {}
}
