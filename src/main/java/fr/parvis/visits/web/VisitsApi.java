// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.ApiReadings;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.table.TableFormat;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.NotFound;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
import fr.parvis.visits.Direction;
import fr.parvis.visits.domain.RecordedVisit;
import fr.parvis.visits.domain.VisitFeed;
import fr.parvis.visits.domain.VisitFilter;
import fr.parvis.visits.papers.export.Export;
import fr.parvis.visits.papers.export.Exports;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Visits for an association's own programs: what changed since a cursor, and files. Neither a person nor a mediator is told. */
@RestController
@Requires(value = Right.FETCH_VISITS, within = Within.ASSOCIATION)
@Tag(name = "visits", description = "Visits of one's association")
class VisitsApi {
    private static final int MOST = 500;

    /** Seconds in which a file is often written. */
    private static final String RETRY_AFTER = "60";

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

    /** A file of visits, asked for with this account. */
    @Schema(name = "VisitExport")
    record ExportDocument(
            UUID export,

            @Schema(allowableValues = {"waiting", "running", "ready", "failed"})
            String state,

            @Schema(allowableValues = {"csv", "xlsx", "ods"})
            String format,

            Instant askedAt,

            @Schema(description = "written so far", example = "1200")
            long lines) {
        static ExportDocument of(Export it) {
            return new ExportDocument(
                    it.id(), EnumCode.of(it.state()), it.format().key(), it.askedAt(), it.lines());
        }
    }

    /** Files of this account. */
    @Schema(name = "VisitExports")
    record ExportList(List<ExportDocument> items) {}

    private final VisitFeed feed;
    private final Exports exports;
    private final ApiReadings readings;
    private final LocalDays localDays;

    VisitsApi(VisitFeed feed, Exports exports, ApiReadings readings, LocalDays localDays) {
        this.feed = feed;
        this.exports = exports;
        this.readings = readings;
        this.localDays = localDays;
    }

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

    @PostMapping(
            path = "/api/v1/exports",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", "application/octet-stream"})
    @Operation(
            operationId = "createExport",
            summary = "Ask for visits as a file",
            description =
                    "The file at once when it is short (200), else where to look for it (202). Days are those of the points.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "the file",
                        content =
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary"))),
                @ApiResponse(
                        responseCode = "202",
                        description = "it is being written",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ExportDocument.class))),
                @ApiResponse(responseCode = "204", description = "no visit in these days", content = @Content)
            })
    ResponseEntity<?> export(
            @Parameter(description = "first day", example = "2026-11-01")
                    @RequestParam
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate from,
            @Parameter(description = "last day", example = "2026-11-30")
                    @RequestParam
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    LocalDate to,
            @Parameter(
                            description = "csv, xlsx or ods",
                            schema =
                                    @Schema(
                                            allowableValues = {"csv", "xlsx", "ods"},
                                            defaultValue = "csv"))
                    @RequestParam(defaultValue = "csv")
                    String format) {
        var kind = TableFormat.find(format)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "format must be csv, xlsx or ods"));
        if (to.isBefore(from)) throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "to must not be before from");
        var id = Ids.next();
        return switch (exports.ask(id, VisitFilter.of(Map.of()).during(from, to), kind, false)) {
            case Exports.Outcome.Made(var file) ->
                Download.attachment(Export.fileName(localDays.today(), kind), kind.mediaType())
                        .entity(new ByteArrayResource(file));
            case Exports.Outcome.Begun(var begun) ->
                ResponseEntity.accepted()
                        .header("Location", "/api/v1/exports/" + begun + "/file")
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(ExportDocument.of(find(begun)));
            case Exports.Outcome.Nothing _ -> ResponseEntity.noContent().build();
            case Exports.Outcome.TooLong(var most) ->
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "more than " + most + " lines: ask for fewer days");
            case Exports.Outcome.TooMany _ -> {
                var refusal = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
                refusal.setDetail(Exports.UNFINISHED + " files are being written already");
                refusal.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
                throw refusal;
            }
        };
    }

    @GetMapping(path = "/api/v1/exports", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listExports",
            summary = "Files of visits that were asked for",
            description = "Those of the token's account, the latest first, kept for some days.")
    ExportList exports() {
        return new ExportList(exports.list().stream().map(ExportDocument::of).toList());
    }

    @GetMapping("/api/v1/exports/{export}/file")
    @Operation(
            operationId = "downloadExport",
            summary = "A file of visits",
            description = "404 until it is ready.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the file",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<Resource> file(@PathVariable UUID export) {
        var it = find(export);
        var file = exports.file(export).orElseThrow(() -> new NotFound("file of export " + export));
        return Download.attachment(
                        Export.fileName(localDays.day(it.askedAt()), it.format()),
                        it.format().mediaType())
                .entity(new FileSystemResource(file));
    }

    private Export find(UUID id) {
        return exports.find(id).orElseThrow(() -> new NotFound("export " + id));
    }
}
