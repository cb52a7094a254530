// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of appointments; numbers in words.
 *
 * @param point point counted alone; empty for all
 * @param delay null without any appointment
 */
public record AppointmentFiguresPage(
        String period,
        List<Option> points,
        String point,
        boolean none,
        Row all,
        String toCome,
        String alone,
        @Nullable String delay,
        List<Row> motives) {

    /** @param share of those expected who did not come; a dash as long as nobody was */
    public record Row(
            String label,
            String all,
            String arrived,
            String absent,
            String share,
            String excused,
            String cancelled,
            String open) {}
}
