// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.shell.Option;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The staff's page of the queue.
 *
 * @param points points that receive the public today, to choose from
 * @param point the one that is shown; empty when there is none
 * @param maySet whether who looks decides how the point uses its queue
 */
public record QueuePage(
        List<Option> points,
        String point,
        String name,
        boolean maySet,
        @Nullable Part part,
        List<Option> needs,
        List<Option> languages,
        List<Option> priorities,
        List<Option> refusals) {

    /**
     * Part of the page that changes by itself.
     *
     * @param state tells by a short text whether anything has changed
     * @param mine those that I have called: one, as a rule
     * @param theirs those that colleagues have called
     */
    public record Part(
            String point,
            String state,
            boolean inUse,
            boolean paused,
            List<Row> mine,
            List<Row> theirs,
            List<Row> waiting,
            long due,
            int served,
            int left,
            int refused,
            @Nullable Integer medianWaitMinutes,
            int estimateMinutes,
            List<Option> leavings,
            List<Option> refusals,
            List<Option> priorities) {}

    /**
     * One ticket.
     *
     * @param minutes since it was taken, or since it was called
     * @param by name of the caller
     * @param returnAt local time when the person comes back
     * @param away whether that time is still to come
     */
    public record Row(
            UUID ticket,
            String label,
            String need,
            int family,
            String icon,
            int persons,
            String language,
            @Nullable String priority,
            long minutes,
            String by,
            @Nullable String returnAt,
            boolean away) {}
}
