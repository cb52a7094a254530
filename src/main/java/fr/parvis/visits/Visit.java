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
        List<Request> requests,
        int version) {

    /**
     * One need inside a visit.
     *
     * @param theme code of list THEME
     * @param operator code of list OPERATOR
     * @param level code of list LEVEL
     * @param result code of list RESULT
     * @param minutes 0 to 600
     * @param note short, free of names; kept apart from the figures
     */
    public record Request(
            @JsonProperty("request") UUID id,
            String theme,
            @Nullable String operator,
            String level,
            String result,
            int minutes,
            @Nullable String note) {}
}
