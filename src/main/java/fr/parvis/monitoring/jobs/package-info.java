// SPDX-License-Identifier: EUPL-1.2
/** Reads what is asked of the database, once a minute. */
@NullMarked
package fr.parvis.monitoring.jobs;

import org.jspecify.annotations.NullMarked;
