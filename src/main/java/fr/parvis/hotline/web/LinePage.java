// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The line for who answers it: a part that changes by itself. */
public record LinePage(Part part) {

    /**
     * @param state {@code none} (not given), {@code off}, {@code free}, {@code pause}, {@code offered}, {@code in-call}
     * @param version of what is shown, so that the same is not sent again
     * @param lead present state in one sentence
     * @param own one's own time today; empty before the first
     * @param booked other bookings of one's time today, said to a mediator who is not on the line
     * @param until for the field, HH:mm
     */
    public record Part(
            String state,
            String version,
            String lead,
            String own,
            List<String> booked,
            String until,
            @Nullable CallCard call,
            Problems problems,
            Map<String, String> typed) {
        public String of(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    public record Fact(String name, String value, boolean pressing) {}

    /**
     * @param phone the number, while it is called; empty before
     * @param points near the caller
     */
    public record CallCard(
            String id,
            List<Fact> facts,
            String phone,
            String tel,
            List<Near> points,
            List<Option> results,
            List<Option> leds,
            List<Option> whens) {}

    /**
     * A point near the caller.
     *
     * @param next its first free time; empty where none is offered
     * @param seat address where it is booked
     */
    public record Near(String name, String address, String hours, String phone, String tel, String next, String seat) {}
}
