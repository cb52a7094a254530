// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

/** Means that count as help within reach. */
public enum Means {
    /** Open points and the stops that tours make within two weeks. */
    POINTS_AND_STOPS,
    /** Open points alone. A mobile point is no place of its own: its stops are. */
    POINTS,
    /** Stops alone: where no tour passes within two weeks. */
    STOPS
}
