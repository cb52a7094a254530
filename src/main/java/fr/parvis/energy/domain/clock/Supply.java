// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.clock;

/** Kind of supply; the law does not protect each alike. */
public enum Supply {
    ELECTRICITY,
    GAS,
    HEAT,
    WATER;

    /** Only electricity can be reduced for an unpaid bill (décret n° 2008-780, article 1); the others are cut or not. */
    public boolean reducible() {
        return this == ELECTRICITY;
    }
}
