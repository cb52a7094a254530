// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

/** Bounds of the error of a figure, as confidence is usually stated. */
final class Normal {
    /** Two-sided, 95 %. */
    static final double NINETY_FIVE = 1.96;

    /** Two-sided, 90 %: as savings are stated (ASHRAE Guideline 14, CalTRACK). */
    static final double NINETY = 1.645;

    private Normal() {}
}
