// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.domain;

import fr.parvis.network.Territory.Inhabited;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Communes and places to be received at, real ones and drawn ones. */
final class CountryFixtures {
    static final Spot PARIS = new Spot(48.8566, 2.3522);
    static final Spot LYON = new Spot(45.7640, 4.8357);
    static final Spot SAINT_DENIS = new Spot(-20.8823, 55.4504);

    private CountryFixtures() {}

    static Inhabited aCommune(String insee, int population, Spot spot) {
        return new Inhabited(
                insee,
                "Commune " + insee,
                insee.substring(0, 2),
                population,
                spot == null ? null : spot.latitude(),
                spot == null ? null : spot.longitude(),
                false);
    }

    static ServicePoint aServicePoint(String insee, Spot spot) {
        return new ServicePoint(insee, "Point " + insee, spot);
    }

    /** Somewhere in mainland France, sometimes overseas. */
    static Spot somewhere(Random chance) {
        return chance.nextInt(20) == 0
                ? new Spot(-21.4 + chance.nextDouble(), 55.2 + chance.nextDouble())
                : new Spot(42 + 9 * chance.nextDouble(), -4.5 + 12 * chance.nextDouble());
    }

    static List<Spot> spots(Random chance, int count) {
        var all = new ArrayList<Spot>();
        for (int i = 0; i < count; i++)
            // many points stand at the very place of their commune
            all.add(i > 0 && chance.nextInt(4) == 0 ? all.get(chance.nextInt(i)) : somewhere(chance));
        return all;
    }

    static List<Inhabited> communes(Random chance, int count) {
        var all = new ArrayList<Inhabited>();
        for (int i = 0; i < count; i++)
            all.add(aCommune(
                    "%05d".formatted(i), chance.nextInt(5000), chance.nextInt(6) == 0 ? null : somewhere(chance)));
        return all;
    }

    static List<ServicePoint> servicePoints(Random chance, int count) {
        var all = new ArrayList<ServicePoint>();
        for (var spot : spots(chance, count))
            all.add(aServicePoint("%05d".formatted(chance.nextInt(100_000)), chance.nextInt(10) == 0 ? null : spot));
        return all;
    }
}
