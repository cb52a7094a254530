// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the page of one's own record.
 *
 * @param from null when everything since the first act is shown
 * @param sheet null when nothing was done then
 */
public record OwnPathPage(
        String name,
        String place,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        LocalDate today,
        @Nullable String problem,
        @Nullable String swap,
        String madeOn,
        @Nullable Sheet sheet) {

    /** The record by skill. */
    public record Sheet(
            String first,
            String last,
            String days,
            String visits,
            String persons,
            String requests,
            String time,
            @Nullable String unconfirmed,
            List<Part> parts) {}

    /** One way of looking at it. */
    public record Part(String id, String title, String unit, List<Row> rows) {}

    /** A skill and how often it was used. */
    public record Row(String label, String count, String time) {}
}
