// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import fr.parvis.values.EnumCode;

/** A part of a sheet that is read alone, so that a page reads no more than it shows. */
enum Part {
    /** Everything together: what curves are drawn from. */
    TOTAL,
    /** One dimension at a time. */
    MAIN,
    /** Which operator stood in the way, and how. */
    WALLS,
    /** Source of the translation into partners' lists: theme, operator, presence and level together. */
    ACTS;

    private final String key = EnumCode.of(this);

    /** Its name in the database. */
    String key() {
        return key;
    }
}
