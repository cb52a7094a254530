// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.domain;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The periods that stand side by side in a report. */
public enum Column {
    PERIOD,
    /** From January up to the end of the period. */
    YEAR,
    YEAR_BEFORE;

    /** Those of a report: without the year so far where it is the period itself. */
    static List<Column> of(ReportPeriod period) {
        return period.ofYear() || period.quarter() == 1
                ? List.of(PERIOD, YEAR_BEFORE)
                : List.of(PERIOD, YEAR, YEAR_BEFORE);
    }

    List<ReportPeriod> quarters(ReportPeriod period) {
        return switch (this) {
            case PERIOD -> period.quarters();
            case YEAR -> period.quartersSoFar();
            case YEAR_BEFORE -> period.yearBefore().quarters();
        };
    }

    List<YearMonth> months(ReportPeriod period) {
        var months = new ArrayList<YearMonth>();
        for (var quarter : quarters(period)) months.addAll(quarter.months());
        return months;
    }
}
