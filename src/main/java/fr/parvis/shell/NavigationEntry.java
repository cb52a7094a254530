package fr.parvis.shell;

import java.util.List;
import java.util.stream.Stream;

/**
 * One entry of the staff navigation; modules contribute them as beans.
 *
 * @param order from left to right
 * @param key word key of the label
 * @param icon name of the icon
 * @param right shown only to a viewer who holds it
 * @param rooms other paths whose pages lie under it
 * @param active whether the current page lies under it; the frame sets it
 */
public record NavigationEntry(
        int order, String href, String key, String icon, String right, List<String> rooms, boolean active) {
    public NavigationEntry(int order, String href, String key, String icon, Enum<?> right, String... rooms) {
        this(order, href, key, icon, right.name(), List.of(rooms), false);
    }

    /** From here on nothing is for every day: lists, accounts, the journal. */
    private static final int SETTINGS = 70;

    public boolean isSetting() {
        return order >= SETTINGS;
    }

    NavigationEntry on(String path) {
        boolean here = Stream.concat(Stream.of(href), rooms.stream())
                .anyMatch(room -> path.equals(room) || (!room.equals("/bureau") && path.startsWith(room + "/")));
        return new NavigationEntry(order, href, key, icon, right, rooms, here);
    }
}
