// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Place and time of what counts inside an association.
 *
 * @param point null for what was done for the whole association
 * @param team null when the work was no team's
 */
record Place(@Nullable UUID point, @Nullable String team, LocalDate day) {}
