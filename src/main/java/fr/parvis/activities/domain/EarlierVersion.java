package fr.parvis.activities.domain;

import fr.parvis.activities.Activity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an activity said before a correction, with who corrected it, when and why. */
public record EarlierVersion(
        Activity activity,
        Instant replacedAt,
        UUID replacedBy,
        @Nullable String reason) {}
