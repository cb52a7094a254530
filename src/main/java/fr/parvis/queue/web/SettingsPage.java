// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;

/** Settings of a point's queue, and its screens. */
public record SettingsPage(
        String point,
        String name,
        boolean inUse,
        List<Option> languages,
        List<String> chosen,
        List<Screen> screens,
        String screenKind,
        String screenName,
        Problems problems) {

    /** A kiosk or a wall whose link stands. */
    public record Screen(String id, String kind, String icon, String name, String made) {}
}
