// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sightings of a walk: of places, never of persons.
 *
 * @param id made on the device
 * @param kind light, dirt, damage, conflict, person (in difficulty, never named) or other
 * @param relay to whom it is handed on, code of list OPERATOR
 * @param photo as it arrived, when it does
 * @param hasPhoto whether one is kept
 */
public record Sighting(
        @JsonProperty("event") UUID id,
        String kind,
        String place,
        String said,
        @Nullable String relay,
        @Nullable LocalDate relayedOn,
        @Nullable LocalDate answeredOn,
        @Nullable String answer,
        @JsonIgnore byte @Nullable [] photo,
        boolean hasPhoto) {

    public static final List<String> KINDS = List.of("light", "dirt", "damage", "conflict", "person", "other");

    Sighting bare() {
        return new Sighting(id, kind, place, said, relay, null, null, null, null, false);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sighting s
                && id.equals(s.id)
                && kind.equals(s.kind)
                && place.equals(s.place)
                && said.equals(s.said)
                && Objects.equals(relay, s.relay)
                && Objects.equals(relayedOn, s.relayedOn)
                && Objects.equals(answeredOn, s.answeredOn)
                && Objects.equals(answer, s.answer)
                && Arrays.equals(photo, s.photo)
                && hasPhoto == s.hasPhoto;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
