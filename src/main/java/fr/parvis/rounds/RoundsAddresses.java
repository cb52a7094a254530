// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class RoundsAddresses {
    /** Home visits, with the alarm for somebody who does not come back. */
    public static final String HOME_VISITS = "/bureau/tournees/visites-a-domicile";

    private RoundsAddresses() {}

    /** The calendar of a tour, for anybody. */
    public static String tourCalendar(UUID tour) {
        return "/tournees/%s.ics".formatted(tour);
    }

    /** The calendar of one of its stops, for anybody. */
    public static String stopCalendar(UUID stop) {
        return "/arrets/%s.ics".formatted(stop);
    }
}
