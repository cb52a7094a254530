// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work of reports. */
@NullMarked
package fr.parvis.reports.jobs;

import org.jspecify.annotations.NullMarked;
