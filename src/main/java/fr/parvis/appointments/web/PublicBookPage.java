// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.appointments.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * The public's form of an appointment at a point.
 *
 * @param here its address
 * @param motive motive chosen; empty before
 * @param label of the motive, as the association calls it
 * @param day day asked for; empty for the first free times
 * @param papers papers to bring, one a line
 */
public record PublicBookPage(
        String here,
        String point,
        String id,
        List<Choice> motives,
        String motive,
        String label,
        String day,
        List<Option> slots,
        String slot,
        String name,
        String phone,
        List<String> papers,
        Problems problems) {

    /** A motive to choose. */
    public record Choice(String href, String label, int minutes) {}
}
