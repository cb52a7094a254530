// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** A part of the checklist, in the order that it is shown in; answered in any order. */
public enum Section {
    DANGER,
    BUILDING,
    TEMPERATURES,
    EQUIPMENT,
    USES,
    ENERGY,
    INSTALLED,
    ADVICE,
    ORIENTATION;

    public String key() {
        return EnumCode.of(this);
    }

    public static Optional<Section> of(String key) {
        return EnumCode.find(Section.class, key);
    }
}
