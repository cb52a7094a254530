// SPDX-License-Identifier: EUPL-1.2
/** Scheduled work of the rota. */
@NullMarked
package fr.parvis.rota.jobs;

import org.jspecify.annotations.NullMarked;
