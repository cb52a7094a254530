// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of the staff's menu; modules contribute them as beans. Its label is the title of its page.
 *
 * @param order within its section
 * @param key message key of the label
 * @param right shown only to a viewer who holds it
 * @param rooms other paths whose pages lie under it
 * @param active whether the current page lies under it; the frame sets it
 */
public record NavigationEntry(
        NavigationSection section,
        int order,
        String href,
        String key,
        String right,
        List<String> rooms,
        boolean active) {
    public NavigationEntry(
            NavigationSection section, int order, String href, String key, Enum<?> right, String... rooms) {
        this(section, order, href, key, right.name(), List.of(rooms), false);
    }

    /** All entries as the menu shows them: by section, then by their place in it. */
    public static List<NavigationEntry> inOrder(List<NavigationEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(NavigationEntry::section).thenComparingInt(NavigationEntry::order))
                .toList();
    }

    NavigationEntry with(boolean here) {
        return new NavigationEntry(section, order, href, key, right, rooms, here);
    }

    /** Length of the longest of its paths that a page lies under; 0 when it lies under none. */
    int depth(String path) {
        return Stream.concat(Stream.of(href), rooms.stream())
                .filter(room -> path.equals(room) || (!room.equals("/bureau") && path.startsWith(room + "/")))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
