// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.values.EnumCode;
import java.time.LocalDate;
import java.util.UUID;

/** Agreement, and results kept of the curve that was read for it. */
public record CurveReading(
        UUID id, UUID caseFile, LocalDate readOn, UUID readBy, Agreement agreement, Indicators indicators) {

    /**
     * The household's agreement.
     *
     * @param manner spoken, telephone or written
     * @param from first day of the curve that may be read
     * @param to last day
     * @param until last day on which the indicators may be kept
     */
    public record Agreement(Purpose purpose, String manner, LocalDate from, LocalDate to, LocalDate until) {}

    /** Why a curve is read. */
    public enum Purpose {
        UNDERSTAND,
        REDUCTION,
        SAVINGS;

        public String key() {
            return EnumCode.of(this);
        }
    }

    String about() {
        return "curve " + id;
    }
}
