package fr.parvis.energy.domain.rights;

/**
 * What a household counts for: 1 for the first person, 0.5 for the second, 0.3 for each other; a child in shared custody is half a person.
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

    /** In hundredths: each half person after the first counts 0.25 up to the second, 0.15 beyond. */
    public int hundredths() {
        int halves = 2 * (declarants - 1 + dependants) + shared;
        return 100 + 25 * Math.min(halves, 2) + 15 * Math.max(0, halves - 2);
    }
}
