// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/**
 * One inventory: reading labels, and what is found.
 *
 * @param labels those read so far and not yet sent, as they were typed
 */
public record InventoryPage(
        String id,
        String point,
        boolean open,
        String when,
        int read,
        List<Group> groups,
        String batch,
        String labels,
        Problems problems) {

    /**
     * @param kind code of what was found
     * @param badge kind of its badge
     */
    public record Group(String kind, String title, String hint, String badge, List<Line> lines) {}

    /** @param href the item; empty when the label is nobody's */
    public record Line(String label, String href, String text) {}

    /** All inventories, and the form that begins one. */
    public record All(List<Row> rows, List<Option> points, String inventory, String point, Problems problems) {}

    public record Row(String href, String point, String when, boolean open) {}
}
