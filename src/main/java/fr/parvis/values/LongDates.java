// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.time.LocalDate;
import java.util.List;

/** Days that stand in a sentence with their day of the week: the first ones, the others as an ellipsis. */
public record LongDates(List<LocalDate> days) {
    public static final int TOLD = 3;
}
