// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import fr.parvis.shell.Problems;
import java.util.List;

/** Page on which the maker of a report writes. */
public record EditPage(
        String here,
        String action,
        String title,
        int revision,
        List<Part> parts,
        List<String> names,
        String example,
        Problems problems) {

    /**
     * A part of the template.
     *
     * @param label of the part that is shown or left out
     * @param writes whether it has a text of the maker
     * @param title whether it is a heading of those that follow
     */
    public record Part(
            String id, String label, boolean title, boolean shown, boolean writes, String text, String hint) {}
}
