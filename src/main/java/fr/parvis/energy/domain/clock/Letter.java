// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A letter of the supplier.
 *
 * @param received whether it came; unknown when papers were lost or not opened
 * @param dated the date written on it, known exactly when it was received
 */
public record Letter(Answer received, @Nullable LocalDate dated) {
    public static final Letter NONE = new Letter(Answer.NO, null);
    public static final Letter LOST = new Letter(Answer.UNKNOWN, null);

    public Letter {
        if ((received == Answer.YES) != (dated != null))
            throw new IllegalArgumentException("a letter that was received, and no other, has its date");
    }

    public static Letter of(LocalDate dated) {
        return new Letter(Answer.YES, dated);
    }
}
