// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class AppointmentsWords {
    private AppointmentsWords() {}

    /** State of an appointment, by its code. */
    public static String state(String code) {
        return Words.ofCode("appointments.state.", code);
    }
}
