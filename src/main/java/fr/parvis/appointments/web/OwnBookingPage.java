// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * An appointment as who has its code sees it: without a name.
 *
 * @param here its address
 * @param open whether it can still be moved or given up
 * @param movable whether it may have another time; one that several share stays where it is
 * @param again address of the form of a new one; empty when there is none
 * @param slots other free times; none unless asked for
 */
public record OwnBookingPage(
        String here,
        String code,
        String when,
        String point,
        String address,
        String state,
        boolean open,
        boolean movable,
        boolean off,
        String again,
        List<String> papers,
        int version,
        boolean moving,
        List<Option> slots,
        Problems problems) {}
