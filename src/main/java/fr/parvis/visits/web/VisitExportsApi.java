// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.files.Download;
import fr.parvis.files.table.TableFormat;
import fr.parvis.network.LocalDays;
import fr.parvis.shell.NotFound;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Ids;
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

/** Files of visits for an association's own programs. Neither a person nor a mediator is told. */
@RestController
@Requires(value = Right.FETCH_VISITS, within = Within.ASSOCIATION)
@Tag(name = "visits", description = "Visits of one's association")
class VisitExportsApi {
    /** Seconds in which a file is often written. */
    private static final String RETRY_AFTER = "60";

    private final Exports exports;
    private final LocalDays localDays;

    VisitExportsApi(Exports exports, LocalDays localDays) {
        this.exports = exports;
        this.localDays = localDays;
    }

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
