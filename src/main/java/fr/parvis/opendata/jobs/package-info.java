// SPDX-License-Identifier: EUPL-1.2
/** Work on time: the feeds that are followed. */
@NullMarked
package fr.parvis.opendata.jobs;

import org.jspecify.annotations.NullMarked;
