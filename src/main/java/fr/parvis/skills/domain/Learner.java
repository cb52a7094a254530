// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.domain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who learns.
 *
 * @param card the card that they carry instead of giving a name
 * @param person the person's file, where there is one; without either nobody can join the path again
 */
public record Learner(
        UUID id, @Nullable UUID card, @Nullable UUID person, LocalDate madeOn) {}
