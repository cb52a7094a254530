// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import fr.parvis.shell.Option;
import java.util.List;

/**
 * Calls to make, what was sent, or what was answered.
 *
 * @param tab {@code calls}, {@code sent} or {@code replies}
 * @param lead what waits, in one sentence
 * @param ways what is not set, so that who reads knows why there are calls; empty otherwise
 */
public record MessagesPage(
        String tab,
        String lead,
        String ways,
        List<Tab> tabs,
        List<Line> lines,
        List<Answer> replies,
        List<Option> filters,
        String filter,
        int total,
        int page,
        int pages) {

    public record Tab(String id, String href, String label) {}

    /**
     * @param text what it is about and how it goes
     * @param pressing a call whose time ends soon
     * @param state in words, with the badge's kind; of calls, which all wait, nothing
     */
    public record Line(
            String href,
            String title,
            boolean discreet,
            String text,
            String when,
            boolean pressing,
            String state,
            String kind) {}

    public record Answer(String id, String message, String who, String about, String when, String text) {}
}
