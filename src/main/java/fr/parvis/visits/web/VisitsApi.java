// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.ApiReadings;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.visits.Direction;
import fr.parvis.visits.domain.RecordedVisit;
import fr.parvis.visits.domain.VisitFeed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Visits for an association's own programs: what changed since a cursor. Neither a person nor a mediator is told. */
@RestController
@Requires(value = Right.FETCH_VISITS, within = Within.ASSOCIATION)
@Tag(name = "visits", description = "Visits of one's association")
class VisitsApi {
    private static final int MOST = 500;

    private final VisitFeed feed;
    private final ApiReadings readings;

    VisitsApi(VisitFeed feed, ApiReadings readings) {
        this.feed = feed;
        this.readings = readings;
    }

    /**
     * A visit, without the visitor and the mediators.
     *
     * @param version 0 when recorded, one more at each correction
     * @param cancelled whether it was taken back: it counts no more
     */
    @Schema(name = "FetchedVisit")
    record VisitDocument(
            UUID visit,

            @Schema(example = "0") int version,

            boolean cancelled,

            UUID point,

            @Schema(example = "2026-11-25") LocalDate day,

            @Schema(example = "2026-11-25T09:12:44Z") Instant startedAt,

            @Schema(description = "code of the list presence", example = "on-site")
            String presence,

            Direction direction,

            @Schema(minimum = "1", maximum = "99", example = "1")
            int persons,

            @Schema(description = "code of the list age-band") @Nullable
            String ageBand,

            @Schema(description = "code of the list gender") @Nullable
            String gender,

            @Schema(description = "code of the list situation") @Nullable
            String situation,

            @Schema(description = "INSEE code of where the person lives", example = "80021") @Nullable
            String commune,

            @Schema(description = "ISO 639 code", example = "fr") @Nullable
            String language,

            @Nullable Boolean firstVisit,

            @Schema(description = "code of the list operator: for whom the person was met, or who sent them") @Nullable
            String partner,

            @Nullable String team,

            List<RequestDocument> requests) {

        static VisitDocument of(RecordedVisit recorded) {
            var it = recorded.visit();
            return new VisitDocument(
                    it.id(),
                    it.version(),
                    recorded.cancelled(),
                    it.point(),
                    it.day(),
                    it.startedAt(),
                    it.presence(),
                    it.direction(),
                    it.persons(),
                    it.ageBand(),
                    it.gender(),
                    it.situation(),
                    it.commune(),
                    it.language(),
                    it.firstVisit(),
                    it.partner(),
                    it.team(),
                    it.requests().stream()
                            .map(one -> new RequestDocument(
                                    one.id(),
                                    one.theme(),
                                    one.operator(),
                                    one.level(),
                                    one.result(),
                                    one.blocker(),
                                    one.minutes(),
                                    one.support(),
                                    one.autonomy(),
                                    one.device()))
                            .toList());
        }
    }

    /** One need inside a visit, without its free text. */
    @Schema(name = "FetchedRequest")
    record RequestDocument(
            UUID request,

            @Schema(description = "code of the list theme", example = "energy")
            String theme,

            @Schema(description = "code of the list operator", example = "caf") @Nullable
            String operator,

            @Schema(description = "code of the list level") String level,

            @Schema(description = "code of the list result") String result,

            @Schema(description = "code of the list blocker") @Nullable
            String blocker,

            @Schema(minimum = "0", maximum = "600", example = "15")
            int minutes,

            @Schema(description = "code of the list support") @Nullable
            String support,

            @Schema(description = "code of the list autonomy") @Nullable
            String autonomy,

            @Schema(description = "code of the list device") @Nullable
            String device) {}

    /** A part of what changed. */
    @Schema(name = "VisitPage")
    record VisitPage(
            List<VisitDocument> items,

            @Schema(description = "to be kept, and given with the next question")
            String cursor,

            @Schema(description = "whether to ask again at once: there is more by now")
            boolean more,

            @Schema(description = "whether this is the first part of all visits: forget what you had")
            boolean fromStart) {}

    @GetMapping(path = "/api/v1/visits", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listVisits",
            summary = "Visits that changed since a cursor",
            description =
                    "Without a cursor all visits of the association, then what was recorded, corrected or taken back since. None is missed;"
                            + " one may come twice: keep the highest version by identifier. After a restart of the database the"
                            + " reading begins anew (fromStart).")
    ResponseEntity<VisitPage> visits(
            @Parameter(description = "of the answer before; left out at first") @RequestParam(defaultValue = "")
                    String cursor,
            @Parameter(
                            description = "visits of an answer, 1 to 500",
                            schema = @Schema(minimum = "1", maximum = "500", defaultValue = "200"))
                    @RequestParam(defaultValue = "200")
                    int limit) {
        if (limit < 1 || limit > MOST)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit must be between 1 and " + MOST);
        var part = readings.read(
                "visits", () -> feed.since(cursor, limit), read -> read.visits().size());
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new VisitPage(
                        part.visits().stream().map(VisitDocument::of).toList(),
                        part.cursor(),
                        part.more(),
                        part.fromStart()));
    }
}
