// SPDX-License-Identifier: EUPL-1.2
/**
 * Rota: places and hours of mediators, and time that is taken.
 *
 * <p><b>Purpose</b>: plan weeks in which every point has its people, and let no mediator be booked twice. <b>Owns</b>: holds of time, ordinary
 * weeks and days planned on their own, absences and wishes, proposals. <b>Does not do</b>: opening hours (network), what a hold is for (who
 * asked for it), tours and their crews (rounds, which answers {@link fr.parvis.rota.Engagements}). <b>Events out</b>: none. <b>Reacts to</b>:
 * none.
 */
@ApplicationModule(
        allowedDependencies = {"values", "limits", "runtime", "shell", "database", "audit", "access", "network"})
@NullMarked
package fr.parvis.rota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
