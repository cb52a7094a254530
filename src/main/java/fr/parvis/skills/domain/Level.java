// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Manner in which a gesture was seen to be done. In order, and never averaged; what was not tried has no level. */
public enum Level {
    HELP,
    PROMPTED,
    ALONE;

    /** {@code help}: in forms, commands and word keys. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Level> find(String key) {
        return Arrays.stream(values()).filter(level -> level.key().equals(key)).findAny();
    }

    /** As the database keeps it: 0 to 2. */
    static Level of(int stored) {
        return values()[stored];
    }
}
