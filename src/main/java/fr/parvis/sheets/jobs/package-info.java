// SPDX-License-Identifier: EUPL-1.2
/** Cards past their time are forgotten. */
@NullMarked
package fr.parvis.sheets.jobs;

import org.jspecify.annotations.NullMarked;
