// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import fr.parvis.statistics.domain.Figures.Line;
import fr.parvis.statistics.domain.Figures.Report;
import fr.parvis.statistics.domain.HiddenCells;
import fr.parvis.statistics.domain.Sum;

/** Periods of a report: the one that is asked for, and those that it is compared with. */
enum ComparedPeriod {
    NOW,
    BEFORE,
    YEAR_BEFORE;

    Sum of(Line line) {
        return switch (this) {
            case NOW -> line.now();
            case BEFORE -> line.before();
            case YEAR_BEFORE -> line.yearBefore();
        };
    }

    Sum total(Report report) {
        return switch (this) {
            case NOW -> report.total();
            case BEFORE -> report.before();
            case YEAR_BEFORE -> report.yearBefore();
        };
    }

    HiddenCells hidden(Report report) {
        return switch (this) {
            case NOW -> report.hidden().now();
            case BEFORE -> report.hidden().before();
            case YEAR_BEFORE -> report.hidden().yearBefore();
        };
    }
}
