// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.equipment.domain;

import fr.parvis.values.EnumCode;

/** State of an item in its life. */
public enum State {
    /** Has come in, or back, and is to be prepared. */
    RECEIVED,
    READY,
    LENT,
    REPAIR,
    LOST,
    /** On its way to another association, which has not answered. */
    SENT,
    GIVEN,
    SOLD,
    /** In another association's stock. */
    TRANSFERRED,
    SCRAPPED;

    public String code() {
        return EnumCode.of(this);
    }

    public static State of(String code) {
        return EnumCode.read(State.class, code);
    }

    /** Whether it should be found in the rooms of its point. */
    public boolean inTheHouse() {
        return this == RECEIVED || this == READY || this == REPAIR;
    }

    /** Whether it has left for good. */
    public boolean gone() {
        return this == GIVEN || this == SOLD || this == TRANSFERRED || this == SCRAPPED;
    }
}
