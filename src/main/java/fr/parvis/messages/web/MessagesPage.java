// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.web;

import fr.parvis.messages.domain.SeeMessages.Listed;
import fr.parvis.shell.Option;
import fr.parvis.values.Paging;
import java.util.List;

/**
 * Calls to make, what was sent, or what was answered.
 *
 * @param tab {@code calls}, {@code sent} or {@code replies}
 * @param lead summary of what waits, in one sentence
 * @param ways channels not set, so that readers know why there are calls; empty otherwise
 */
public record MessagesPage(
        String tab, String lead, String ways, List<Tab> tabs, List<Option> filters, Listing listing) {

    /**
     * List of one tab: messages, or what was answered.
     *
     * @param filter key of the one that picked the messages; empty for none
     */
    public record Listing(List<Line> lines, List<Answer> replies, String filter, int total, Paging paging) {
        static Listing of(List<Line> lines, String filter, Listed found) {
            return new Listing(lines, List.of(), filter, found.total(), found.paging());
        }

        static Listing of(List<Answer> replies) {
            return new Listing(List.of(), replies, "", replies.size(), new Paging(1, 1, replies.size()));
        }
    }

    public record Tab(String id, String href, String label) {}

    /**
     * @param text subject and state of the message
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
