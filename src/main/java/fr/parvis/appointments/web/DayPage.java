// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.shell.Option;
import java.util.List;

/**
 * The appointments of a day.
 *
 * @param day as it is sent
 * @param point point shown alone; empty for all
 * @param who "moi" for one's own
 * @param toMove number of appointments that cannot take place as they are
 * @param before address of the day before, {@code after} of the next one
 */
public record DayPage(
        String title,
        String day,
        List<Option> points,
        String point,
        String who,
        String before,
        String today,
        String after,
        boolean motives,
        int toMove,
        List<Row> rows) {

    /** @param arrives whether the person may be noted as there */
    public record Row(
            String id,
            String href,
            String hours,
            String name,
            boolean discreet,
            String motive,
            String place,
            String with,
            String state,
            String kind,
            boolean arrives) {}
}
