// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** Manner in which a gesture was seen to be done. In order, and never averaged; what was not tried has no level. */
public enum Level {
    HELP,
    PROMPTED,
    ALONE;

    /** {@code help}: in forms, commands and message keys. */
    public String key() {
        return EnumCode.of(this);
    }

    public static Optional<Level> find(String key) {
        return EnumCode.find(Level.class, key);
    }

    /** Level of a number in the database, 0 to 2. */
    static Level of(int stored) {
        return values()[stored];
    }
}
