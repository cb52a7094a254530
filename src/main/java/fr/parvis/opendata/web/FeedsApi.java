// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import fr.parvis.files.Download;
import fr.parvis.opendata.papers.Catalog;
import fr.parvis.opendata.papers.Feed;
import fr.parvis.opendata.papers.FeedCache;
import fr.parvis.publicsite.PublicSiteSettings;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormFields;
import io.swagger.v3.oas.annotations.ExternalDocumentation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** Points and tours for anybody, without an account: each feed as a whole, or what changed since an instant. */
@RestController
@Tag(name = "open data")
@ForThePublic
@SecurityRequirements
@CrossOrigin(
        originPatterns = "*",
        methods = {RequestMethod.GET, RequestMethod.HEAD},
        allowCredentials = "false")
class FeedsApi {
    private final FeedCache shelf;
    private final String contact;

    FeedsApi(FeedCache shelf, PublicSiteSettings settings) {
        this.shelf = shelf;
        this.contact = settings.dataContact();
    }

    @GetMapping("/api/v1/points")
    @Operation(
            operationId = "listPoints",
            summary = "Points in the national standard",
            description =
                    "All points that receive the public, as JSON or, with format=csv, as a table. With changed_since (RFC 3339) what changed since, closed ones too.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the points",
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        array =
                                                @ArraySchema(
                                                        schema =
                                                                @Schema(
                                                                        type = "object",
                                                                        additionalProperties =
                                                                                Schema.AdditionalPropertiesValue.TRUE,
                                                                        externalDocs =
                                                                                @ExternalDocumentation(
                                                                                        url =
                                                                                                "https://lamednum.coop/actions/lieux-de-mediation-numerique/")))),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
                            }))
    void points(
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        switch (format) {
            case "json" -> send(Feed.POINTS, since, request, response);
            case "csv" -> {
                Download.name(response, "points.csv");
                send(Feed.POINTS_TABLE, since, request, response);
            }
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "format must be json or csv");
        }
    }

    @GetMapping("/api/v1/points.geojson")
    @Operation(
            operationId = "getPointsAsGeoJson",
            summary = "Points as GeoJSON",
            description =
                    "A FeatureCollection (RFC 7946). With changed_since (RFC 3339) what changed since, closed ones too.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the points",
                            content =
                                    @Content(
                                            mediaType = "application/geo+json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE,
                                                            externalDocs =
                                                                    @ExternalDocumentation(
                                                                            url =
                                                                                    "https://www.rfc-editor.org/rfc/rfc7946")))))
    void map(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.POINTS_MAP, since, request, response);
    }

    @GetMapping("/api/v1/data-inclusion/structures")
    @Operation(
            operationId = "listInclusionStructures",
            summary = "Points as structures of data·inclusion",
            description = "Version 1 of the schema. With changed_since (RFC 3339) what changed since, closed ones too.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the structures",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            array =
                                                    @ArraySchema(
                                                            schema =
                                                                    @Schema(
                                                                            type = "object",
                                                                            additionalProperties =
                                                                                    Schema.AdditionalPropertiesValue
                                                                                            .TRUE,
                                                                            externalDocs =
                                                                                    @ExternalDocumentation(
                                                                                            url =
                                                                                                    "https://github.com/gip-inclusion/data-inclusion-schema"))))))
    void structures(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.INCLUSION_STRUCTURES, since, request, response);
    }

    @GetMapping("/api/v1/data-inclusion/services")
    @Operation(
            operationId = "listInclusionServices",
            summary = "Services of points in data·inclusion",
            description = "Version 1 of the schema. With changed_since (RFC 3339) what changed since, closed ones too.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the services",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            array =
                                                    @ArraySchema(
                                                            schema =
                                                                    @Schema(
                                                                            type = "object",
                                                                            additionalProperties =
                                                                                    Schema.AdditionalPropertiesValue
                                                                                            .TRUE,
                                                                            externalDocs =
                                                                                    @ExternalDocumentation(
                                                                                            url =
                                                                                                    "https://github.com/gip-inclusion/data-inclusion-schema"))))))
    void services(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.INCLUSION_SERVICES, since, request, response);
    }

    @GetMapping("/api/v1/tours")
    @Operation(
            operationId = "listTours",
            summary = "Tours and their stops",
            description =
                    "Stops, their rules and what is otherwise. With changed_since (RFC 3339) what changed since, closed ones too.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the tours",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE))))
    void tours(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.TOURS, since, request, response);
    }

    @GetMapping("/api/v1/workshops")
    @Operation(
            operationId = "listWorkshops",
            summary = "Sessions of workshops to come",
            description =
                    "Those that the public may join; the schema is at /api/v1/workshops.schema.json. With changed_since (RFC 3339) what changed since, closed ones too.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the sessions",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE))))
    void workshops(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.WORKSHOPS, since, request, response);
    }

    /** JSON Schema of a session of a workshop. */
    @GetMapping(Catalog.SCHEMA)
    @Operation(
            operationId = "getWorkshopsSchema",
            summary = "JSON Schema of the sessions",
            description = "What /api/v1/workshops answers.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the schema",
                            content =
                                    @Content(
                                            mediaType = "application/schema+json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE))))
    void schema(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (var schema =
                Objects.requireNonNull(FeedsApi.class.getResourceAsStream("/opendata/workshops.schema.json"))) {
            Answer.send(schema.readAllBytes(), "application/schema+json", request, response);
        }
    }

    @GetMapping("/api/v1/catalog.jsonld")
    @Operation(
            operationId = "getCatalog",
            summary = "Catalogue of the open data",
            description = "DCAT-AP as JSON-LD.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the catalogue",
                            content =
                                    @Content(
                                            mediaType = "application/ld+json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE,
                                                            externalDocs =
                                                                    @ExternalDocumentation(
                                                                            url =
                                                                                    "https://www.w3.org/TR/vocab-dcat-3/")))))
    void catalog(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer.send(
                JsonMapper.shared().writeValueAsBytes(shelf.catalog(contact)),
                "application/ld+json",
                request,
                response);
    }

    private void send(Feed feed, @Nullable String since, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer.send(shelf.get(feed, instant(since)), feed.type(), request, response);
    }

    /** An instant as RFC 3339 writes it; a plus sign that an address turned into a space is one. */
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.isBlank()) return null;
        try {
            var at = OffsetDateTime.parse(text.strip().replace(' ', '+').toUpperCase(Locale.ROOT));
            if (!FormFields.isYear(at.getYear())) throw new DateTimeException("year");
            return at.toInstant();
        } catch (DateTimeException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "changed_since must be an instant such as 2026-11-01T00:00:00Z");
        }
    }
}
