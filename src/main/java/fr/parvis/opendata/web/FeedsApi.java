package fr.parvis.opendata.web;

import fr.parvis.opendata.papers.Catalog;
import fr.parvis.opendata.papers.Feed;
import fr.parvis.opendata.papers.FeedCache;
import fr.parvis.publicsite.PublicSiteSettings;
import fr.parvis.shell.Download;
import fr.parvis.shell.ForThePublic;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
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
    void map(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.POINTS_MAP, since, request, response);
    }

    @GetMapping("/api/v1/data-inclusion/structures")
    void structures(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.INCLUSION_STRUCTURES, since, request, response);
    }

    @GetMapping("/api/v1/data-inclusion/services")
    void services(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.INCLUSION_SERVICES, since, request, response);
    }

    @GetMapping("/api/v1/tours")
    void tours(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.TOURS, since, request, response);
    }

    @GetMapping("/api/v1/workshops")
    void workshops(
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.WORKSHOPS, since, request, response);
    }

    /** What a session of a workshop is, as JSON Schema. */
    @GetMapping(Catalog.SCHEMA)
    void schema(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (var schema =
                Objects.requireNonNull(FeedsApi.class.getResourceAsStream("/opendata/workshops.schema.json"))) {
            Answer.send(schema.readAllBytes(), "application/schema+json", request, response);
        }
    }

    @GetMapping("/api/v1/catalog.jsonld")
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
            return OffsetDateTime.parse(text.strip().replace(' ', '+').toUpperCase(Locale.ROOT))
                    .toInstant();
        } catch (DateTimeException e) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "changed_since must be an instant such as 2026-11-01T00:00:00Z");
        }
    }
}
