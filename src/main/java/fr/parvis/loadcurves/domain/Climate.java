// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import fr.parvis.loadcurves.domain.analysis.NormalYear;
import java.time.LocalDate;

/**
 * Normal year in a department, and who says so.
 *
 * @param department code of the official geographic code
 * @param station station that measured the temperatures
 * @param readOn day on which the file was read at its source
 */
public record Climate(String department, String station, String source, LocalDate readOn, NormalYear year) {}
