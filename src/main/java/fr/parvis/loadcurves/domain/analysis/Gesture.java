// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something a household can do, chosen because its curve shows it; saves kilowatt-hours, from which euros are computed.
 *
 * @param kWh saved a year, at the price {@code kind} is counted at; 0 for a general one
 * @param figure figure of the sentence, in the unit of its kind
 */
public record Gesture(Kind kind, double kWh, double figure) {
    private static final int SHOWN = 5;
    private static final double LEAST = 10;

    /** Kind of gesture, and the price it saves. */
    public enum Kind {
        HEATING_DEGREE(Price.KWH),
        NIGHT_HEATING(Price.KWH),
        STANDBY(Price.KWH),
        WATER_HEATER(Price.OFF_PEAK),
        HEATER_CLOCK(Price.DIFFERENCE),
        SHIFT(Price.DIFFERENCE),
        LOWER_POWER(Price.SUBSCRIPTION),
        FRIDGE(Price.NONE),
        SHOWER(Price.NONE),
        DRYER(Price.NONE),
        READING(Price.NONE),
        LIGHTS(Price.NONE);

        public final Price price;

        Kind(Price price) {
            this.price = price;
        }
    }

    /** Worth of a saved kilowatt-hour. */
    public enum Price {
        KWH,
        OFF_PEAK,
        DIFFERENCE,
        SUBSCRIPTION,
        NONE
    }

    /** The five that weigh most here; general ones after them, so that there are always five. */
    static List<Gesture> of(Indicators seen) {
        List<Gesture> shown = new ArrayList<>();
        var model = seen.fittedModel().orElse(null);
        if (model != null && seen.coldDays() > 0)
            shown.add(new Gesture(Kind.HEATING_DEGREE, model.slope() * seen.coldDays(), model.slope()));
        for (var day : seen.typicalDays())
            if (day.season() == Season.WINTER
                    && !day.weekend()
                    && !day.watts().isEmpty()
                    && model != null
                    && model.slope() > 0) {
                double night = mean(day.watts(), 1, 5);
                double evening = mean(day.watts(), 18, 22);
                // heated as much while people sleep: a tenth of what the night takes, over five hours and five months
                if (night > 500 && night > 0.6 * evening)
                    shown.add(new Gesture(Kind.NIGHT_HEATING, 0.1 * night / 1000 * 5 * 151, night));
            }
        var base = seen.baseLoad();
        if (base != null && !base.ceiling() && base.watts() > 100)
            shown.add(new Gesture(Kind.STANDBY, base.kWhAYear() / 4, base.watts()));
        var off = seen.offPeak();
        if (off != null && off.heaterAt() != null && off.heaterKWh() > 1)
            shown.add(new Gesture(Kind.WATER_HEATER, 0.1 * off.heaterKWh() * 365, off.heaterKWh()));
        if (off != null && off.heaterLeft() && off.heaterAt() != null)
            shown.add(new Gesture(Kind.HEATER_CLOCK, off.heaterKWh() * 365, off.heaterAt()));
        if (off != null && off.share() < 0.4) shown.add(new Gesture(Kind.SHIFT, 365, off.share() * 100));
        var peak = seen.peak();
        if (peak != null && peak.couldBeLower() && peak.enough() != null)
            shown.add(new Gesture(Kind.LOWER_POWER, 0, peak.enough()));
        shown.removeIf(one -> one.kind != Kind.LOWER_POWER && one.kWh < LEAST);
        shown.sort(Comparator.comparingDouble((Gesture one) -> one.kind == Kind.LOWER_POWER ? 100 : one.kWh)
                .reversed());
        for (var kind : List.of(Kind.SHOWER, Kind.FRIDGE, Kind.LIGHTS, Kind.DRYER, Kind.READING))
            shown.add(new Gesture(kind, 0, 0));
        return List.copyOf(shown.subList(0, SHOWN));
    }

    private static double mean(List<Double> watts, int from, int to) {
        return watts.subList(from, to).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}
