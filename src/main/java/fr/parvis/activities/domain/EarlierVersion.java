// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Earlier version of the activity, before a correction, with who corrected it, when and why. */
public record EarlierVersion(
        Activity activity,
        Instant replacedAt,
        UUID replacedBy,
        @Nullable String reason) {}
