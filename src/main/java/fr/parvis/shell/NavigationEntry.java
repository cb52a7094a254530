package fr.parvis.shell;

/**
 * One entry of the staff navigation; modules contribute them as beans.
 *
 * @param order from left to right
 * @param key word key of the label
 * @param icon name of the icon
 * @param right shown only to a viewer who holds it
 * @param active whether the current page lies under it; the frame sets it
 */
public record NavigationEntry(int order, String href, String key, String icon, String right, boolean active) {
    public NavigationEntry(int order, String href, String key, String icon, Enum<?> right) {
        this(order, href, key, icon, right.name(), false);
    }

    NavigationEntry on(String path) {
        boolean here = path.equals(href) || (!href.equals("/bureau") && path.startsWith(href + "/"));
        return new NavigationEntry(order, href, key, icon, right, here);
    }
}
