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

    /** @param badge a time or a state; {@code note} may be empty */
    public record Line(
            String href, String title, String text, String badge, String kind, boolean discreet, String note) {}

    public record Answer(String id, String message, String who, String about, String when, String text) {}
}
