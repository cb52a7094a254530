// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person, couple or family helped once, by whatever channel. Anonymous. Codes are those of the nomenclature on {@code day}. As
 * JSON it bears the names of the contract in {@code docs/sync.md}.
 *
 * @param id made on the device, UUID version 7
 * @param day the point's local date at {@code startedAt}
 * @param presence code of list PRESENCE
 * @param mediators accounts, one to four, the one who records first
 * @param persons 1 to 99
 * @param commune INSEE code of where the person lives
 * @param language ISO 639 code
 * @param partner code of list OPERATOR: for whom the person was met (outgoing) or who sent them
 * @param team the team of the first mediator when the visit was recorded; found, not said
 * @param requests one to twenty, in the order in which they were met
 * @param version 0 when recorded, one more at each correction
 */
public record Visit(
        @JsonProperty("visit") UUID id,
        @JsonIgnore UUID association,
        UUID point,
        LocalDate day,
        Instant startedAt,
        String presence,
        Direction direction,
        List<UUID> mediators,
        int persons,
        @Nullable String ageBand,
        @Nullable String gender,
        @Nullable String situation,
        @Nullable String commune,
        @Nullable String language,
        @Nullable Boolean firstVisit,
        @Nullable String partner,
        @JsonIgnore @Nullable String team,
        List<Request> requests,
        int version) {

    /** The same visit, said to be of another team. */
    public Visit withTeam(@Nullable String other) {
        return new Visit(
                id,
                association,
                point,
                day,
                startedAt,
                presence,
                direction,
                mediators,
                persons,
                ageBand,
                gender,
                situation,
                commune,
                language,
                firstVisit,
                partner,
                other,
                requests,
                version);
    }

    /** The same visit, said to be of others. */
    public Visit withMediators(List<UUID> others) {
        return new Visit(
                id,
                association,
                point,
                day,
                startedAt,
                presence,
                direction,
                others,
                persons,
                ageBand,
                gender,
                situation,
                commune,
                language,
                firstVisit,
                partner,
                team,
                requests,
                version);
    }

    /** The same visit with other requests. */
    public Visit withRequests(List<Request> others) {
        return new Visit(
                id,
                association,
                point,
                day,
                startedAt,
                presence,
                direction,
                mediators,
                persons,
                ageBand,
                gender,
                situation,
                commune,
                language,
                firstVisit,
                partner,
                team,
                others,
                version);
    }

    /**
     * One need inside a visit.
     *
     * @param theme code of list THEME
     * @param operator code of list OPERATOR
     * @param level code of list LEVEL
     * @param result code of list RESULT
     * @param blocker code of list BLOCKER: the blocker that was met, when there was one
     * @param minutes 0 to 600
     * @param support code of list SUPPORT, of a digital request
     * @param autonomy code of list AUTONOMY, of a digital request
     * @param device code of list DEVICE, of a digital request
     * @param note short, free of names; kept apart from the figures
     */
    public record Request(
            @JsonProperty("request") UUID id,
            String theme,
            @Nullable String operator,
            String level,
            String result,
            @Nullable String blocker,
            int minutes,
            @Nullable String support,
            @Nullable String autonomy,
            @Nullable String device,
            @Nullable String note) {

        /** A request of which nothing more is said. */
        public Request(
                UUID id,
                String theme,
                @Nullable String operator,
                String level,
                String result,
                int minutes,
                @Nullable String note) {
            this(id, theme, operator, level, result, null, minutes, null, null, null, note);
        }

        /** This request without its free text. */
        public Request withoutNote() {
            return withNote(null);
        }

        /** This request with another free text. */
        public Request withNote(@Nullable String other) {
            return new Request(id, theme, operator, level, result, blocker, minutes, support, autonomy, device, other);
        }
    }
}
