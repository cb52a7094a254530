// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Earlier version of the walk, before it was put right. */
public record EarlierWalk(
        Walk walk,
        Instant replacedAt,
        UUID replacedBy,
        @Nullable String reason) {}
