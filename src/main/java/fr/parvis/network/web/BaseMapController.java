// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.web;

import fr.parvis.limits.Origin;
import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.network.CommuneNames;
import fr.parvis.network.NetworkAddresses;
import fr.parvis.network.domain.TileArchive;
import fr.parvis.network.domain.TileServer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.OpenToAll;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * Base layer of every map, served by Parvis itself: names of communes, tiles of the one server that a setting names, the archive in the data
 * folder. It is no open proxy: a tile is asked for by three numbers and nothing else.
 */
@Controller
@OpenToAll
class BaseMapController {
    /** A map that is moved about asks for some hundreds. */
    private static final int A_MINUTE = 1200;

    private static final int ORIGINS = 20_000;

    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final CommuneNames names;
    private final TileServer server;
    private final TileArchive archive;
    private final RateLimiter limiter;

    BaseMapController(CommuneNames names, TileServer server, TileArchive archive, RateLimits limits) {
        this.names = names;
        this.server = server;
        this.archive = archive;
        this.limiter = limits.tokenBucket("map", A_MINUTE, Duration.ofMinutes(1), ORIGINS);
    }

    /** The names that have room on a map of a whole country: name, latitude, longitude and zoom of each. */
    @GetMapping(NetworkAddresses.COMMUNE_NAMES)
    ResponseEntity<List<Object>> far() {
        return told(names.far());
    }

    /** Those that have room nearer, by tiles of the zoom {@link CommuneNames#BY_TILE}. */
    @GetMapping(NetworkAddresses.COMMUNE_NAMES + "/{x:\\d{1,3}}/{y:\\d{1,3}}")
    ResponseEntity<List<Object>> near(@PathVariable int x, @PathVariable int y) {
        if (!TileServer.exists(CommuneNames.BY_TILE, x, y)) throw new NotFound("there is no such tile");
        return told(names.near(x, y));
    }

    private static ResponseEntity<List<Object>> told(List<CommuneNames.Name> names) {
        return ResponseEntity.ok()
                .cacheControl(A_DAY)
                .body(names.stream()
                        .<Object>map(name ->
                                List.of(name.name(), rounded(name.latitude()), rounded(name.longitude()), name.zoom()))
                        .toList());
    }

    /** To some hundred metres: a name is wider. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1000) / 1000.0;
    }

    /** A picture of the server of tiles, or as it was kept; not found where there is none or the server is away. */
    @GetMapping("/fond/tuiles/{zoom:\\d{1,2}}/{x:\\d{1,6}}/{y:\\d{1,6}}")
    ResponseEntity<byte[]> tile(
            @PathVariable int zoom, @PathVariable int x, @PathVariable int y, HttpServletRequest request) {
        if (!server.isSet() || !TileServer.exists(zoom, x, y)) throw new NotFound("there is no such tile");
        var wait = limiter.acquire(Origin.of(request));
        if (!wait.isZero()) return later(wait);
        return server.find(zoom, x, y)
                .map(tile -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(tile.type()))
                        .cacheControl(A_DAY)
                        .body(tile.picture()))
                .orElseGet(() -> ResponseEntity.notFound()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }

    private static ResponseEntity<byte[]> later(Duration wait) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, RateLimiter.retryAfter(wait))
                .build();
    }

    /** Some bytes of the archive, as its reader in the browser asks for them. */
    @GetMapping(NetworkAddresses.TILE_ARCHIVE)
    ResponseEntity<byte[]> archive(
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            HttpServletRequest request)
            throws IOException {
        var wait = limiter.acquire(Origin.of(request));
        if (!wait.isZero()) return later(wait);
        var found = archive.find().orElseThrow(() -> new NotFound("there is no archive of tiles"));
        var asked = range(range);
        if (asked == null || asked.getRangeStart(found.size()) >= found.size())
            return ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                    .header(HttpHeaders.CONTENT_RANGE, "bytes */" + found.size())
                    .build();
        long from = asked.getRangeStart(found.size());
        long to = Math.min(asked.getRangeEnd(found.size()), from + TileArchive.MOST - 1);
        return ResponseEntity.status(HttpStatus.PARTIAL_CONTENT)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + found.size())
                .eTag("\"" + found.version() + "\"")
                .cacheControl(A_DAY)
                .body(found.read(from, (int) (to - from + 1)));
    }

    private static @Nullable HttpRange range(@Nullable String header) {
        try {
            var ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 ? ranges.getFirst() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
