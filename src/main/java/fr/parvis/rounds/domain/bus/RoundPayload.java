// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.bus;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payload of form 2 of this module's commands; each type has the fields that {@code docs/rounds.md} names. */
record RoundPayload(
        @Nullable UUID stop,
        @Nullable LocalDate day,
        @Nullable String kind,
        @Nullable Integer minutes,
        @Nullable String place,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        @Nullable String reason,
        @Nullable UUID tour,
        @Nullable List<@Nullable String> kit,
        @Nullable UUID walk,
        @Nullable UUID sector,
        @Nullable Instant startedAt,
        @Nullable Integer persons,
        @Nullable String partner,
        @Nullable List<@Nullable UUID> colleagues,
        @Nullable List<@Nullable EventPayload> events,
        @Nullable Integer basedOn,
        @Nullable UUID homeVisit,
        @Nullable String commune,
        @Nullable String privateNote,
        @Nullable String toCall,
        @Nullable Instant expectedEnd,
        @Nullable Instant endedAt) {

    /** Event on a walk; the photo is base64 of a JPEG or PNG. */
    record EventPayload(
            @Nullable UUID event,
            @Nullable String kind,
            @Nullable String place,
            @Nullable String said,
            @Nullable String relay,
            @Nullable LocalDate relayedOn,
            @Nullable Boolean hasPhoto,
            @Nullable String photo) {}

    List<UUID> others() {
        return colleagues == null
                ? List.of()
                : colleagues.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    int version() {
        return basedOn == null ? 0 : basedOn;
    }
}
