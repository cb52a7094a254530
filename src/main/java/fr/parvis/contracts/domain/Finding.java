// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that a person should look at.
 *
 * @param line line that pays it, that was decided, or that is closed
 * @param other the other line that would pay, of a tie
 */
public record Finding(
        Kind kind, ActKey act, UUID line, @Nullable UUID other, LocalDate day) {

    /** Kind of finding. */
    public enum Kind {
        /** Two contracts of the same priority would pay. */
        TIE("tie"),
        /** A person's decision cannot be followed any more. */
        OVERRULE("overrule"),
        /** The act changed after a report on its day was sent. */
        BEHIND_CLOSED("behind-closed");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Kind of(String code) {
            for (var kind : values()) if (kind.code.equals(code)) return kind;
            throw new IllegalArgumentException(code);
        }
    }
}
