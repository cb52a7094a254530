// SPDX-License-Identifier: EUPL-1.2
/** Sheets, periods, sums and the hiding of small counts. */
@NullMarked
package fr.parvis.statistics.domain;

import org.jspecify.annotations.NullMarked;
