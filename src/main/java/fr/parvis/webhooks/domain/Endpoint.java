// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.webhooks.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Webhook endpoint: an address that is called when an event happens.
 *
 * @param events codes of {@link EventType}
 * @param stopped reason why nothing is sent: {@code by-hand}, {@code gone} (it answered 410) or {@code failing} (for days); null while it is sent to
 * @param failures in a row
 * @param failingSince the first of them
 * @param retryAt nothing is tried before
 * @param lastSentAt time when it last took something
 * @param waiting deliveries that are due
 * @param failed deliveries that were given up
 */
public record Endpoint(
        UUID id,
        String name,
        String url,
        List<String> events,
        @Nullable String stopped,
        int failures,
        @Nullable Instant failingSince,
        @Nullable Instant retryAt,
        @Nullable Instant lastSentAt,
        int version,
        int waiting,
        int failed) {
    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_URL = 500;
}
