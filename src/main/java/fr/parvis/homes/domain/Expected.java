// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Savings that equipment and gestures may bring in a home in a year, in kWh of electricity. Orders of magnitude, never a measurement: electric
 * heating takes 1,700 kWh a year in a flat and 4,300 in a house, an electric tank 1,700 (ADEME, cited by latribune.fr and hellowatt.fr, read
 * in November 2026); a share of what is not electric is not counted.
 */
public final class Expected {
    private static final int HEATING_OF_FLAT = 1_700;
    private static final int HEATING_OF_HOUSE = 4_300;
    private static final int HOT_WATER = 1_700;
    private static final int HEAT_PUMP_GIVES = 3;

    /** However many seals are put in. */
    private static final int MOST_SHARE = 20;

    private final double heating;
    private final double hotWater;
    private final double bill;

    private Expected(double heating, double hotWater, double bill) {
        this.heating = heating;
        this.hotWater = hotWater;
        this.bill = bill;
    }

    /** Savings expected from what is known of a home. */
    static Expected in(Map<Section, Part> parts) {
        var building = parts.getOrDefault(Section.BUILDING, Part.nothing(Section.BUILDING))
                .answers();
        var energy =
                parts.getOrDefault(Section.ENERGY, Part.nothing(Section.ENERGY)).answers();
        double year = energy.number("year-kwh").orElse(0);
        double full = building.one("kind").equals("house") ? HEATING_OF_HOUSE : HEATING_OF_FLAT;
        double heating = switch (building.one("heating")) {
            case "electric" -> full;
            case "heat-pump" -> full / HEAT_PUMP_GIVES;
            default -> 0;
        };
        double water = building.one("hot-water").equals("electric-tank") ? HOT_WATER : 0;
        return year == 0
                ? new Expected(heating, water, 0)
                : new Expected(Math.min(heating, year), Math.min(water, year), year);
    }

    /** kWh a year; null when it cannot be told. */
    public @Nullable Long kWh(Measure measure, int pieces) {
        var each = measure.kWh();
        if (each != null) return (long) each * pieces;
        var share = measure.share();
        if (share == null) return null;
        double all = switch (String.valueOf(measure.ofUse())) {
            case "heating" -> heating;
            case "hot-water" -> hotWater;
            default -> bill;
        };
        long kWh = Math.round(all * Math.min(share * pieces, Math.max(share, MOST_SHARE)) / 100);
        return kWh == 0 ? null : kWh;
    }
}
