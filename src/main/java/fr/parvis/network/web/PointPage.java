// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.network.HoursTold;
import fr.parvis.network.domain.PointSheet;
import fr.parvis.network.domain.hours.LabelDuties;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the page of a point.
 *
 * @param problem problem with the closing asked for, in words
 */
public record PointPage(
        PointSheet sheet,
        String department,
        String association,
        HoursTold hours,
        List<Duty> duties,
        boolean mayEdit,
        boolean closed,
        LocalDate today,
        @Nullable String problem) {

    /** A duty of the France Services label, in words. */
    public record Duty(String name, LabelDuties.Verdict verdict, String measured, String required) {}
}
