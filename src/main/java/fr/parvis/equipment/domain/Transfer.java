// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.values.EnumCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Items and lots that one association sends to another, as both read it.
 *
 * @param pointTo point where the receiver takes them in; null until it accepts
 * @param reason one of {@link #REASONS} when it was declined
 * @param settled whether what was sent has left the sender's stock for good, or is back in it
 * @param arrived whether it is in the receiver's stock
 */
public record Transfer(
        UUID id,
        UUID sender,
        UUID receiver,
        State state,
        Instant sentAt,
        UUID sentBy,
        @Nullable Instant answeredAt,
        @Nullable UUID answeredBy,
        @Nullable UUID pointTo,
        @Nullable String reason,
        boolean settled,
        boolean arrived,
        List<Line> lines) {

    Transfer with(List<Line> lines) {
        return new Transfer(
                id,
                sender,
                receiver,
                state,
                sentAt,
                sentBy,
                answeredAt,
                answeredBy,
                pointTo,
                reason,
                settled,
                arrived,
                lines);
    }

    /** Why something is declined. */
    public static final List<String> REASONS = List.of("not-asked", "not-arrived", "damaged", "other");

    /** State of a transfer. */
    public enum State {
        SENT,
        ACCEPTED,
        DECLINED,
        WITHDRAWN;

        public String code() {
            return EnumCode.of(this);
        }
    }

    /**
     * @param item the sender's; null for a lot
     * @param point of the sender
     * @param kind of an item, or of a lot
     * @param label ten signs; null for a lot
     * @param wiped the day of the certificate of erasure; null for what holds no data
     */
    public record Line(
            int place,
            @Nullable UUID item,
            UUID point,
            String kind,
            int number,
            @Nullable String label,
            @Nullable String model,
            @Nullable String serial,
            @Nullable LocalDate wiped,
            @Nullable String method) {}
}
