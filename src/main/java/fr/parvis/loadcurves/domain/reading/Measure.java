// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.reading;

import java.util.Optional;

/** A unit, and what it measures; a unit that is not named here is refused, never guessed. */
enum Measure {
    W(true, 1),
    KW(true, 1000),
    WH(false, 0.001),
    KWH(false, 1),
    VA(true, 1),
    KVA(true, 1000);

    final boolean power;

    /** Factor by which a value becomes watts (power) or kilowatt-hours (energy). */
    final double factor;

    Measure(boolean power, double factor) {
        this.power = power;
        this.factor = factor;
    }

    /** Measure by the unit that the operator writes, case-sensitive: a megawatt is no milliwatt. */
    static Optional<Measure> of(String written) {
        return switch (written.strip()) {
            case "W" -> Optional.of(W);
            case "kW" -> Optional.of(KW);
            case "Wh" -> Optional.of(WH);
            case "kWh" -> Optional.of(KWH);
            case "VA" -> Optional.of(VA);
            case "kVA" -> Optional.of(KVA);
            default -> Optional.empty();
        };
    }
}
