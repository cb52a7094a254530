// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The zone and today's date of the network itself, which is run from metropolitan France; an association's may be another. */
public final class NetworkTime {
    /** Name of the zone, for annotations. */
    public static final String ZONE_NAME = "Europe/Paris";

    public static final ZoneId ZONE = ZoneId.of(ZONE_NAME);

    private NetworkTime() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
