// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain.measure;

/** A confidence interval of 95 %, as shares of one. */
public record Interval(double low, double high) {

    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    Interval within(double least, double most) {
        return new Interval(Math.clamp(low, least, most), Math.clamp(high, least, most));
    }
}
