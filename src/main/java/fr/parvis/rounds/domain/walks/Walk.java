// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.walks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A presence walk. As JSON it bears the names of the contract in {@code docs/rounds.md}.
 *
 * @param id made on the device
 * @param day local date of the association; found, not said
 * @param persons met, colleagues apart
 * @param partner operator that it serves, code of list OPERATOR
 * @param account account that recorded it and walked; from the session, not from the form
 * @param colleagues accounts of others who walked, three at most
 * @param version 0 when recorded, one more at each correction
 */
public record Walk(
        @JsonProperty("walk") UUID id,
        UUID sector,
        LocalDate day,
        Instant startedAt,
        int minutes,
        int persons,
        @Nullable String partner,
        UUID account,
        List<UUID> colleagues,
        @JsonProperty("events") List<Sighting> sightings,
        int version) {

    public Walk withVersion(int other) {
        return new Walk(id, sector, day, startedAt, minutes, persons, partner, account, colleagues, sightings, other);
    }

    /** This walk without the bytes of photos and the results of relays, to compare two versions of one walk. */
    Walk bare() {
        return new Walk(
                id,
                sector,
                day,
                startedAt,
                minutes,
                persons,
                partner,
                account,
                colleagues,
                sightings.stream().map(Sighting::bare).toList(),
                version);
    }
}
