// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.rights;

/**
 * Units of consumption of a household: 1 for the first person, 0.5 for the second, 0.3 for each other; a child in shared custody counts for half of its
 * value (code de l'énergie, R. 124-1), after those who live there all the time.
 *
 * @param declarants 1 or 2
 * @param dependants children and others, at home all the time
 * @param shared children in shared custody
 */
public record ConsumptionUnits(int declarants, int dependants, int shared) {
    private static final int MOST = 20;

    public ConsumptionUnits {
        if (declarants < 1 || declarants > 2 || dependants < 0 || shared < 0 || dependants > MOST || shared > MOST)
            throw new IllegalArgumentException("no such household: " + declarants + ", " + dependants + ", " + shared);
    }

    /** Whether such a household is taken. */
    public static boolean holds(int declarants, int dependants, int shared) {
        return declarants >= 1
                && declarants <= 2
                && dependants >= 0
                && dependants <= MOST
                && shared >= 0
                && shared <= MOST;
    }

    /** Units of consumption in hundredths. */
    public int hundredths() {
        int others = declarants - 1 + dependants;
        boolean sharedIsSecond = others == 0 && shared > 0;
        return 100
                + (others > 0 ? 50 + 30 * (others - 1) : 0)
                + (sharedIsSecond ? 25 + 15 * (shared - 1) : 15 * shared);
    }

    /** As OpenFisca counts, in hundredths: two children in shared custody make one person, who may be the second. */
    public int inHalfPersons() {
        int halves = 2 * (declarants - 1 + dependants) + shared;
        return 100 + 25 * Math.min(halves, 2) + 15 * Math.max(0, halves - 2);
    }
}
