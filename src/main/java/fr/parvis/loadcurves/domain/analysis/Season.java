// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain.analysis;

import fr.parvis.loadcurves.domain.reading.Paris;

/** Half of a year, as off-peak hours part it: from 1 November, and from 1 April. */
public enum Season {
    WINTER,
    SUMMER;

    static Season of(int day) {
        int month = Paris.date(day).getMonthValue();
        return month >= 4 && month <= 10 ? SUMMER : WINTER;
    }
}
