// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases;

/**
 * Link on the page of one's cases to a page of another module; modules contribute theirs as beans, from left to right.
 *
 * @param key message key of its name
 * @param inMenu whether the menu entry of cases is the one of its pages
 */
public record WorkRoom(int order, String key, String href, String icon, boolean inMenu) {
    public WorkRoom(int order, String key, String href, String icon) {
        this(order, key, href, icon, false);
    }
}
