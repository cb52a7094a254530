// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments;

import java.util.UUID;

/** Addresses of pages of this module, for links from other modules. */
public final class AppointmentsAddresses {
    /** The appointments of a day; {@code ?jour=} shows another one. */
    public static final String DAY = "/bureau/rendez-vous";

    private AppointmentsAddresses() {}

    public static String appointment(UUID id) {
        return DAY + "/" + id;
    }
}
