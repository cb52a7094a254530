// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * The form that ends a call with an appointment.
 *
 * @param here its address
 * @param day day asked for; empty for the next free times
 * @param name first name; may be empty
 */
public record SeatPage(
        String here,
        String point,
        String place,
        String address,
        List<Option> motives,
        String motive,
        String day,
        List<Option> slots,
        String slot,
        String name,
        Problems problems) {}
