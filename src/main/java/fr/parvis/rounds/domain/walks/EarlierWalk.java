package fr.parvis.rounds.domain.walks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a walk said before it was put right. */
public record EarlierWalk(
        Walk walk,
        Instant replacedAt,
        UUID replacedBy,
        @Nullable String reason) {}
