// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import org.jspecify.annotations.Nullable;

/**
 * One amount of a chart, with the words a person reads.
 *
 * @param value null when the amount is too small to be shown: {@code text} then says so
 * @param icon icon that its code bears elsewhere, of the sprite of codes; empty for none
 * @param href leads to what is counted
 * @param tick its short name under an axis; empty where the chart has none
 * @param off whether it is a day off, whose ground is shaded
 */
public record Bar(
        String label,
        @Nullable Double value,
        String text,
        String icon,
        @Nullable String href,
        String tick,
        boolean off) {

    public Bar(String label, double value, String text) {
        this(label, value, text, "", null, "", false);
    }

    /** An amount that is not shown. */
    public static Bar hidden(String label, String text) {
        return new Bar(label, null, text, "", null, "", false);
    }

    public Bar withIcon(String name) {
        return new Bar(label, value, text, name, href, tick, off);
    }

    public Bar withHref(@Nullable String address) {
        return new Bar(label, value, text, icon, address, tick, off);
    }

    public Bar onAxis(String shortName, boolean dayOff) {
        return new Bar(label, value, text, icon, href, shortName, dayOff);
    }
}
