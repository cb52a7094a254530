// SPDX-License-Identifier: EUPL-1.2
/** Templates of reports, blocks and frozen reports. */
@NullMarked
package fr.parvis.reports.domain;

import org.jspecify.annotations.NullMarked;
