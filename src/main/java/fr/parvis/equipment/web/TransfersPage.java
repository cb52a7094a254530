// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Transfers to other associations and from them, and a form that sends something.
 *
 * @param transfer identifier of what is sent next
 */
public record TransfersPage(
        List<Row> toAnswer,
        List<Row> others,
        List<Option> receivers,
        List<Option> lots,
        List<Option> points,
        String transfer,
        Map<String, String> typed,
        Problems problems) {

    /** @param text subject, in words */
    public record Row(String href, String title, String when, String text, String badge, String badgeKind) {}

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }

    /**
     * One transfer.
     *
     * @param answers whether who reads it may accept or decline it
     * @param withdraws whether who reads it may take it back
     * @param unfinished whether the stock of one of both has still to follow
     */
    public record One(
            String id,
            String title,
            String when,
            String badge,
            String badgeKind,
            String answered,
            List<Line> lines,
            boolean answers,
            boolean withdraws,
            boolean unfinished,
            List<Option> points,
            List<Option> reasons,
            String point,
            String reason,
            Problems problems) {}

    /**
     * @param href the item in the own stock; null where it is not there
     * @param wiped the certificate of the sender, in words; empty for what holds no data
     */
    public record Line(String label, String what, @Nullable String href, String wiped) {}
}
