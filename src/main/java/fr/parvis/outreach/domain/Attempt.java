// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody tried to reach a household: when, how, and what came of it, without words.
 *
 * @param channel one of {@link #CHANNELS}
 * @param outcome one that the channel may have
 * @param backAt time to call them again, of outcome {@code call-back} only
 * @param recordedAt time when it was noted
 */
public record Attempt(
        UUID id,
        UUID entry,
        Instant at,
        UUID by,
        String channel,
        String outcome,
        @Nullable Instant backAt,
        Instant recordedAt) {

    public static final List<String> CHANNELS = List.of("call", "sms", "mail", "letter", "door");

    /** Outcomes that each channel may have, in the order of the buttons. */
    private static final Map<String, List<String>> OUTCOMES = Map.of(
            "call",
                    List.of(
                            "no-answer",
                            "voicemail",
                            "reached",
                            "call-back",
                            "somebody-else",
                            "wrong-number",
                            "no-help-wanted",
                            "objected"),
            "sms", List.of("sent", "reached", "call-back", "wrong-number", "no-help-wanted", "objected"),
            "mail", List.of("sent", "reached", "call-back", "not-found", "no-help-wanted", "objected"),
            "letter", List.of("sent", "reached", "call-back", "not-found", "moved-away", "no-help-wanted", "objected"),
            "door",
                    List.of(
                            "no-answer",
                            "notice-left",
                            "reached",
                            "call-back",
                            "somebody-else",
                            "not-found",
                            "moved-away",
                            "no-help-wanted",
                            "objected",
                            "unsafe"));

    /** The household spoke, whoever began. */
    private static final Set<String> ANSWERED = Set.of("reached", "call-back", "no-help-wanted", "objected");

    /** The household is no more to be contacted, and why. */
    private static final Map<String, String> CLOSING = Map.of(
            "no-help-wanted", "no-help-wanted",
            "objected", "objected",
            "moved-away", "wrong-data");

    public static List<String> outcomes(String channel) {
        return OUTCOMES.getOrDefault(channel, List.of());
    }

    static boolean answered(String outcome) {
        return ANSWERED.contains(outcome);
    }

    static @Nullable String closes(String outcome) {
        return CLOSING.get(outcome);
    }
}
