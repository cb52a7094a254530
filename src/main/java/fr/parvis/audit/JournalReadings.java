// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import java.util.Set;

/** Actions by which somebody saw what is kept of a person; a module contributes a bean with its own. */
public record JournalReadings(Set<String> actions) {}
