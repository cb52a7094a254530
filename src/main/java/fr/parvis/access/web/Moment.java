// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.NetworkTime;
import fr.parvis.shell.Words;
import java.time.Instant;

/** Shows a moment of administration: day and time in metropolitan France, where the network is run from. */
public final class Moment {
    private Moment() {}

    public static String of(Instant instant) {
        return Words.moment(instant.atZone(NetworkTime.ZONE).toLocalDateTime());
    }

    public static String day(Instant instant) {
        return Words.date(instant.atZone(NetworkTime.ZONE).toLocalDate());
    }
}
