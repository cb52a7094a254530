// SPDX-License-Identifier: EUPL-1.2
/**
 * Devices that points lend, give and keep: from reception to where they end.
 *
 * <p><b>Purpose</b>: people have something to go on with, nothing leaves that holds somebody's data, and one knows where each thing is.
 * <b>Owns</b>: items with labels and their movements, certificates of erased data, loans, gifts and sales with their signatures, lots of small
 * things, inventories. <b>Does not do</b>: cards (sheets), files of persons (people), sending reminders (messages). <b>Events out</b>:
 * {@link fr.parvis.equipment.EquipmentCounted}. <b>Reacts to</b>: {@link fr.parvis.sheets.CardEnded}.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "files",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "people",
            "partners",
            "sheets",
            "sync",
            "messages"
        })
@NullMarked
package fr.parvis.equipment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
