// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import java.util.List;

/** Appointments that cannot take place as they are, each a call to make. */
public record ToMovePage(List<Row> rows) {

    /** @param tel to call; empty where no telephone was given */
    public record Row(
            String id, String href, String when, String name, String phone, String tel, String place, String why) {}
}
