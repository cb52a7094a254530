// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.homes.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Savings that all visits to one home are expected to bring in it.
 *
 * @param equipment kWh a year of the pieces that were left
 * @param gestures kWh a year of the gestures that were chosen
 * @param saving codes of the measures that are expected to save anything
 */
record ExpectedAtHome(long equipment, long gestures, Set<String> saving) {

    /**
     * @param visits parts of the checklist of each, the earliest first
     * @param measures as they stood on the day of the last
     */
    static ExpectedAtHome of(List<Map<Section, Part>> visits, List<Measure> measures) {
        var left = MeasuresInPlace.of(visits);
        var expected = Expected.in(together(visits));
        long equipment = 0;
        long gestures = 0;
        var saving = new HashSet<String>();
        for (var measure : measures) {
            int pieces = left.pieces().getOrDefault(measure.code(), 0);
            long ofPieces =
                    measure.kind() == Measure.Kind.EQUIPMENT && pieces > 0 ? or(expected.kWh(measure, pieces)) : 0;
            long ofGesture =
                    measure.kind() == Measure.Kind.GESTURE && left.chosen().contains(measure.code())
                            ? or(expected.kWh(measure, 1))
                            : 0;
            equipment += ofPieces;
            gestures += ofGesture;
            if (ofPieces + ofGesture > 0) saving.add(measure.code());
        }
        return new ExpectedAtHome(equipment, gestures, saving);
    }

    private static long or(@Nullable Long kWh) {
        return kWh == null ? 0 : kWh;
    }

    /** The latest answer of each part: a second visit knows more. */
    private static Map<Section, Part> together(List<Map<Section, Part>> visits) {
        var all = new HashMap<Section, Part>();
        visits.forEach(all::putAll);
        return all;
    }
}
