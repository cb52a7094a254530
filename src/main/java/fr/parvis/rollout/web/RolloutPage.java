// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of the roll-out.
 *
 * @param open digital points open today, of {@code wanted}
 * @param folded time when the sums of persons were made, in words
 * @param forecast of the year in words; null as long as there is too little past
 * @param band around it; {@code tried} says how often it held
 * @param rows plans of the page, late ones first
 * @param state filter by the state of a plan; empty: all
 */
public record RolloutPage(
        String open,
        String wanted,
        String late,
        String met,
        String helped,
        String paths,
        String folded,
        @Nullable String forecast,
        String band,
        String tried,
        List<Bar> quarters,
        List<Bar> weeks,
        List<Option> states,
        String state,
        List<Row> rows,
        int total,
        int page,
        int pages) {

    /** @param reasons of the delay, in words */
    public record Row(
            String href,
            String name,
            String place,
            String state,
            String badge,
            String expected,
            String late,
            String reasons,
            String ready) {}
}
