// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.queue.domain.QueueNow;
import fr.parvis.queue.domain.Ticket;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of a point as the API returns it; null values are left out. */
@Schema(name = "Queue")
record QueueDocument(
        UUID point,
        @Schema(description = "the server's clock") Instant now,

        @Schema(description = "whether the point uses a queue at all")
        boolean inUse,

        @Schema(description = "whether the kiosk takes nobody for the rest of the day")
        boolean paused,

        @Schema(description = "in the order of calling; those who are away last")
        List<TicketDocument> waiting,

        @Schema(description = "the latest call first") List<TicketDocument> called,

        @Schema(description = "tickets of today that were served")
        int served,

        int left,
        int refused,

        @Schema(description = "of those called today; left out before the first call") @Nullable
        Integer medianWaitMinutes,

        @Schema(description = "for somebody who would take a ticket now")
        int estimateMinutes) {

    /** A ticket as the API tells it. */
    @Schema(name = "Ticket")
    record TicketDocument(
            UUID ticket,

            @Schema(description = "the number, as it is shown and said", example = "14")
            String label,

            @Schema(description = "code of a family of themes", example = "energy") @Nullable
            String need,

            int persons,
            @Schema(example = "ar") @Nullable String language,
            Instant takenAt,

            @Schema(allowableValues = {"mobility", "pregnancy", "distress", "deadline", "appointment"}) @Nullable
            String priority,

            @Nullable Instant returnAt,

            @Schema(allowableValues = {"waiting", "called", "served", "left", "refused"})
            String state,

            @Schema(description = "why the person left or was turned away") @Nullable
            String reason,

            @Nullable Instant calledAt,
            @Nullable Somebody by,

            @Schema(description = "whether it is my call; left out when nobody called it") @Nullable
            Boolean mine) {}

    /** Person who called. */
    @Schema(name = "QueueMediator")
    record Somebody(UUID id, String name) {}

    static QueueDocument of(QueueNow queue, UUID me) {
        return new QueueDocument(
                queue.point().id(),
                queue.now(),
                queue.setting().inUse(),
                queue.setting()
                        .isPausedOn(queue.now().atZone(queue.point().zone()).toLocalDate()),
                queue.waiting().stream().map(ticket -> of(ticket, me, "")).toList(),
                queue.called().stream()
                        .map(called -> of(called.ticket(), me, called.name()))
                        .toList(),
                queue.served(),
                queue.left(),
                queue.refused(),
                queue.medianWaitMinutes(),
                queue.estimateMinutes());
    }

    /** @param name of the mediator who called it, where somebody did */
    static TicketDocument of(Ticket ticket, UUID me, String name) {
        var standing = ticket.standing();
        var by = standing.calledBy();
        var priority = ticket.priority();
        return new TicketDocument(
                ticket.id(),
                ticket.label(),
                ticket.need(),
                ticket.persons(),
                ticket.language(),
                ticket.takenAt(),
                priority == null ? null : priority.code(),
                ticket.away().returnAt(),
                ticket.state().word(),
                standing.reason(),
                standing.calledAt(),
                by == null ? null : new Somebody(by, name),
                by == null ? null : by.equals(me));
    }

    /** This document without its instant: two that are equal describe the same state of the queue. */
    QueueDocument withoutNow() {
        return new QueueDocument(
                point,
                Instant.EPOCH,
                inUse,
                paused,
                waiting,
                called,
                served,
                left,
                refused,
                medianWaitMinutes,
                estimateMinutes);
    }
}
