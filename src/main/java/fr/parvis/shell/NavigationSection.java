// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import fr.parvis.values.EnumCode;

/** Sections of the staff's menu, in its order: at most six at the side, and the settings beside the account. */
public enum NavigationSection {
    HOME("door-open"),
    DAY("calendar-week"),
    PEOPLE("person-vcard"),
    HOUSEHOLDS("house-door"),
    FIELD("geo-alt"),
    FIGURES("bar-chart"),
    SETTINGS("sliders");

    private final String icon;

    NavigationSection(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    /** Message key of its name. */
    public String key() {
        return "shell.section." + EnumCode.of(this);
    }
}
