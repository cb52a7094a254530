// SPDX-License-Identifier: EUPL-1.2
/** Screens of reports. */
@NullMarked
package fr.parvis.reports.web;

import org.jspecify.annotations.NullMarked;
