// SPDX-License-Identifier: EUPL-1.2
/** Jobs that forget in time. */
@NullMarked
package fr.parvis.loadcurves.jobs;

import org.jspecify.annotations.NullMarked;
