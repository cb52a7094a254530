// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * The form of a new appointment.
 *
 * @param person identifier of the file; empty where there is none
 * @param who the person's name; empty where there is none
 * @param visit after which it is made; empty where there is none
 * @param day day asked for; empty for the next free times
 * @param atHome whether the mediator goes to the person
 * @param papers papers that the person brings
 * @param warned whether it can be kept knowingly
 */
public record BookPage(
        String id,
        String person,
        String who,
        String visit,
        List<Option> motives,
        String motive,
        List<Option> points,
        String point,
        String day,
        List<Option> slots,
        String slot,
        String name,
        String phone,
        boolean atHome,
        String commune,
        String address,
        List<String> papers,
        boolean warned,
        Problems problems) {}
