// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Page of what staff learnt.
 *
 * @param keeps whether who looks may enter and remove; others see their own
 * @param who the account that is shown; empty: all
 */
public record StaffPage(
        boolean keeps,
        List<Row> rows,
        int total,
        int page,
        int pages,
        List<Option> accounts,
        String who,
        List<Option> kinds,
        List<Option> subjects,
        Map<String, String> sent,
        Problems problems) {

    /** @param state until when it holds; {@code urgent} when it ends soon or did */
    public record Row(
            String id, String name, String what, String obtained, String state, boolean urgent, String remove) {}
}
