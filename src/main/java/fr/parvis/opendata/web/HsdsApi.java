// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.parvis.opendata.papers.Catalog;
import fr.parvis.opendata.papers.Feed;
import fr.parvis.opendata.papers.FeedCache;
import fr.parvis.shell.ForThePublic;
import io.swagger.v3.oas.annotations.ExternalDocumentation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

/** The points as Open Referral's HSDS 3 lets directories read one another: lists in pages, and single objects. */
@RestController
@Tag(name = "hsds")
@ForThePublic
@SecurityRequirements
@RequestMapping("/api/v1/hsds")
@CrossOrigin(
        originPatterns = "*",
        methods = {RequestMethod.GET, RequestMethod.HEAD},
        allowCredentials = "false")
class HsdsApi {
    private static final String JSON = "application/json";
    private static final int MOST = 1000;

    /** A page of objects of the standard. */
    record HsdsPage(
            @JsonProperty("total_items") int totalItems,
            @JsonProperty("total_pages") int totalPages,
            @JsonProperty("page_number") int pageNumber,
            int size,
            @JsonProperty("first_page") boolean firstPage,
            @JsonProperty("last_page") boolean lastPage,
            boolean empty,
            List<Map<String, Object>> contents) {}

    private final FeedCache shelf;

    HsdsApi(FeedCache shelf) {
        this.shelf = shelf;
    }

    @GetMapping
    @Operation(
            operationId = "getHsdsAbout",
            summary = "What this HSDS 3 API is",
            description = "Version, profile, publisher and licence.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "what it is",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE,
                                                            externalDocs =
                                                                    @ExternalDocumentation(
                                                                            url =
                                                                                    "https://docs.openreferral.org/en/3.0/hsds/")))))
    void about(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var giver = shelf.giver();
        var publisher = new LinkedHashMap<String, Object>();
        publisher.put("name", giver.network());
        publisher.put("website", giver.address() + "/donnees");
        var about = new LinkedHashMap<String, Object>();
        about.put("version", "3.0");
        about.put("profile", "https://docs.openreferral.org/en/3.0/hsds/");
        about.put("openapi_url", giver.address() + "/api/openapi.json");
        about.put("publisher", publisher);
        about.put("license", Catalog.LICENCE);
        send(about, request, response);
    }

    @GetMapping("/organizations")
    @Operation(
            operationId = "listHsdsOrganizations",
            summary = "Organizations of points in HSDS 3",
            description = "Pages from 1, up to 1,000 a page. With changed_since what changed since.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "a page",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = HsdsPage.class))))
    void listOrganizations(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "100") int size,
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            @RequestParam(name = "modified_after", required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.HSDS_ORGANIZATIONS, new Slice(page, size, since == null ? after : since), request, response);
    }

    @GetMapping("/services")
    @Operation(
            operationId = "listHsdsServices",
            summary = "Services of points in HSDS 3",
            description = "Pages from 1, up to 1,000 a page. With changed_since what changed since.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "a page",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = HsdsPage.class))))
    void listServices(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "100") int size,
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            @RequestParam(name = "modified_after", required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.HSDS_SERVICES, new Slice(page, size, since == null ? after : since), request, response);
    }

    @GetMapping("/locations")
    @Operation(
            operationId = "listHsdsLocations",
            summary = "Places of points in HSDS 3",
            description = "Pages from 1, up to 1,000 a page. With changed_since what changed since.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "a page",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = HsdsPage.class))))
    void listLocations(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "100") int size,
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            @RequestParam(name = "modified_after", required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.HSDS_LOCATIONS, new Slice(page, size, since == null ? after : since), request, response);
    }

    @GetMapping("/service_at_locations")
    @Operation(
            operationId = "listHsdsServicesAtLocations",
            summary = "Services with their places in HSDS 3",
            description = "Pages from 1, up to 1,000 a page. With changed_since what changed since.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "a page",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = HsdsPage.class))))
    void listServicesAtLocations(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(name = "per_page", defaultValue = "100") int size,
            @RequestParam(name = "changed_since", required = false) @Nullable String since,
            @RequestParam(name = "modified_after", required = false) @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        send(Feed.HSDS_SERVICE_AT_LOCATIONS, new Slice(page, size, since == null ? after : since), request, response);
    }

    @GetMapping("/organizations/{id}")
    @Operation(
            operationId = "getHsdsOrganization",
            summary = "An organization in HSDS 3",
            description = "The whole object.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the object",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE,
                                                            externalDocs =
                                                                    @ExternalDocumentation(
                                                                            url =
                                                                                    "https://docs.openreferral.org/en/3.0/hsds/")))))
    void organization(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(shelf.organization(id), request, response);
    }

    @GetMapping("/services/{id}")
    @Operation(
            operationId = "getHsdsService",
            summary = "A service in HSDS 3",
            description = "The whole object.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the object",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE,
                                                            externalDocs =
                                                                    @ExternalDocumentation(
                                                                            url =
                                                                                    "https://docs.openreferral.org/en/3.0/hsds/")))))
    void service(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(shelf.whole(Feed.HSDS_SERVICES, id), request, response);
    }

    @GetMapping("/locations/{id}")
    @Operation(
            operationId = "getHsdsLocation",
            summary = "A place in HSDS 3",
            description = "The whole object.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the object",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE,
                                                            externalDocs =
                                                                    @ExternalDocumentation(
                                                                            url =
                                                                                    "https://docs.openreferral.org/en/3.0/hsds/")))))
    void location(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(shelf.whole(Feed.HSDS_LOCATIONS, id), request, response);
    }

    @GetMapping("/service_at_locations/{id}")
    @Operation(
            operationId = "getHsdsServiceAtLocation",
            summary = "A service with its place in HSDS 3",
            description = "The whole object.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the object",
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            type = "object",
                                                            additionalProperties =
                                                                    Schema.AdditionalPropertiesValue.TRUE,
                                                            externalDocs =
                                                                    @ExternalDocumentation(
                                                                            url =
                                                                                    "https://docs.openreferral.org/en/3.0/hsds/")))))
    void serviceAtLocation(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(shelf.whole(Feed.HSDS_SERVICE_AT_LOCATIONS, id), request, response);
    }

    /**
     * Part of a feed that is asked for.
     *
     * @param page from 1
     * @param since an instant as it was written; null for all
     */
    private record Slice(int page, int size, @Nullable String since) {
        Slice {
            if (page < 1) throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "page must be 1 or more");
            if (size < 1 || size > MOST)
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "per_page must be between 1 and " + MOST);
        }
    }

    private void send(Feed feed, Slice slice, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int page = slice.page();
        var found = shelf.page(feed, FeedsApi.instant(slice.since()), page - 1, slice.size());
        int pages = Math.ceilDiv(found.total(), slice.size());
        var head = "{\"total_items\":" + found.total() + ",\"total_pages\":" + pages + ",\"page_number\":" + page
                + ",\"size\":" + found.count() + ",\"first_page\":" + (page == 1) + ",\"last_page\":" + (page >= pages)
                + ",\"empty\":" + (found.count() == 0) + ",\"contents\":[";
        var body = new ByteArrayOutputStream(found.contents().length + head.length() + 2);
        body.writeBytes(Answer.utf8(head));
        body.writeBytes(found.contents());
        body.writeBytes(Answer.utf8("]}"));
        Answer.send(
                new Answer.Body(body.toByteArray(), found.fingerprint(), found.modified(), JSON), request, response);
    }

    private static void send(Map<String, Object> object, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer.send(JsonMapper.shared().writeValueAsBytes(object), JSON, request, response);
    }
}
