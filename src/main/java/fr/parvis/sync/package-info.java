// SPDX-License-Identifier: EUPL-1.2
/**
 * The way in for devices.
 *
 * <p><b>Purpose</b>: apply each command that a device sends once, however often it arrives, and answer each. <b>Owns</b>: the identifiers of
 * the commands received and what was answered, commands that wait for what they change, and those that were refused. <b>Does not do</b>: what
 * the commands say: the modules above take theirs as a {@link fr.parvis.sync.CommandHandler}, and visits tells devices what changed
 * ({@link fr.parvis.sync.DeviceChanges}). <b>Events out</b>: none. <b>Reacts to</b>: none.
 */
@ApplicationModule(
        allowedDependencies = {
            "values",
            "limits",
            "runtime",
            "shell",
            "database",
            "audit",
            "access",
            "network",
            "nomenclature"
        })
@NullMarked
package fr.parvis.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
