// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item in somebody's hands.
 *
 * @param card and {@code person}: one of them, until it is forgotten
 * @param away whether it leaves the house
 * @param due null until further notice
 * @param condition reason for giving or selling it
 * @param partner partner that sent the person for it
 * @param outSigned and {@code backSigned}: how; null when nobody did
 */
public record Handover(
        UUID id,
        UUID item,
        Kind kind,
        @Nullable UUID card,
        @Nullable UUID person,
        boolean away,
        @Nullable LocalDate due,
        @Nullable String condition,
        @Nullable UUID partner,
        @Nullable Integer cents,
        LocalDate outOn,
        UUID outBy,
        Signing.@Nullable Manner outSigned,
        @Nullable LocalDate backOn,
        @Nullable UUID backBy,
        Signing.@Nullable Manner backSigned,
        @Nullable String backState) {

    /** For how long it changes hands, and for what. */
    public enum Kind {
        LOAN(Move.LENT),
        GIFT(Move.GIVEN),
        SALE(Move.SOLD);

        private final Move move;

        Kind(Move move) {
            this.move = move;
        }

        public Move move() {
            return move;
        }

        public String code() {
            return EnumCode.of(this);
        }
    }

    /** Why something may be given, or sold at the solidarity price; what proves it is seen and not kept. */
    public static final List<String> CONDITIONS =
            List.of("referred", "low-income", "benefits", "young", "refugee", "other");

    /** How it comes back. */
    public static final List<String> BACK_STATES = List.of("good", "worn", "broken", "incomplete");

    static final String LOST = "lost";

    public boolean running() {
        return kind == Kind.LOAN && backOn == null;
    }

    /** Days past its end; 0 when there is none, or it is not over. */
    public int daysLate(LocalDate today) {
        return running() && due != null && due.isBefore(today) ? (int) ChronoUnit.DAYS.between(due, today) : 0;
    }
}
