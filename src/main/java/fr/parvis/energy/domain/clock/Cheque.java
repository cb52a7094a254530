// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/**
 * The household's chèque énergie. It protects from the day that the supplier knows of it: paid with the cheque, or its attestation sent.
 *
 * @param held whether the household has one
 * @param year of the campaign, when held: its rights run from 1 April of that year to 30 April of the next
 * @param toldOn since when the supplier knows; null when it does not
 */
public record Cheque(
        Answer held, @Nullable Integer year, @Nullable LocalDate toldOn) {
    public static final Cheque NONE = new Cheque(Answer.NO, null, null);
    public static final Cheque UNKNOWN = new Cheque(Answer.UNKNOWN, null, null);

    public Cheque {
        if ((held == Answer.YES) != (year != null))
            throw new IllegalArgumentException("a cheque that is held, and no other, has its year");
        if (toldOn != null && year == null) throw new IllegalArgumentException("the supplier was told of no cheque");
    }

    /** The year of the campaign whose rights run: from 1 April to 30 April of the next year, where two do the later one (R. 124-16). */
    public static int campaign(LocalDate on) {
        return on.getMonthValue() < Month.APRIL.getValue() ? on.getYear() - 1 : on.getYear();
    }

    public static Cheque held(int year) {
        return new Cheque(Answer.YES, year, null);
    }

    public static Cheque told(int year, LocalDate on) {
        return new Cheque(Answer.YES, year, on);
    }
}
