// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.values.EnumCode;
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
        TIE,
        /** A person's decision cannot be followed any more. */
        OVERRULE,
        /** The act changed after a report on its day was sent. */
        BEHIND_CLOSED;

        public String code() {
            return EnumCode.of(this);
        }

        static Kind of(String code) {
            return EnumCode.read(Kind.class, code);
        }
    }
}
