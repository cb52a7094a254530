// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One appointment.
 *
 * @param here its address
 * @param person address of the file; null where there is none
 * @param tel as it is dialled; empty without a number
 * @param papers papers to bring, one a line
 */
public record BookingPage(
        String here,
        String day,
        String when,
        String place,
        String motive,
        String name,
        boolean discreet,
        @Nullable String person,
        String phone,
        String tel,
        String with,
        String home,
        int travelMinutes,
        String state,
        String kind,
        List<String> papers,
        List<Sent> messages,
        boolean arrives,
        boolean misses,
        boolean excuses,
        boolean moves,
        boolean cancels,
        boolean comesBack) {

    /** A message about it. */
    public record Sent(String href, String by, String state, String when) {}

    public boolean isOpen() {
        return arrives || misses || excuses || moves || cancels || comesBack;
    }
}
