// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people;

import java.util.Set;
import java.util.UUID;

/**
 * Persons whom who asks expects today: their names travel on a device for the day, where something may be recorded for them without a network. Modules that
 * know somebody is expected implement it.
 */
public interface PersonsToday {
    /** Persons of the current association, for the account that asks. */
    Set<UUID> find();
}
