// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rota;

/** Kind of a hold. */
public enum HoldKind {
    APPOINTMENT,
    /** A workshop or another meeting of several persons. */
    SESSION,
    /** Duty on the shared telephone line. */
    LINE,
    /** At a partner's, such as a town hall. */
    PERMANENCE,
    CREW,
    ABSENCE,
    TRAVEL;

    /** Whether who is held so is at none of the points meanwhile. */
    public boolean isElsewhere() {
        return this == ABSENCE || this == PERMANENCE;
    }
}
