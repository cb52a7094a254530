// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.arrangements;

/** Arrangements that are made up, for modules that load or measure lists under them. */
public interface PastArrangements {

    /** Writes an arrangement of the current association, unchecked and without a note. @return as it stands in the database */
    Arrangement make(Arrangement it);
}
