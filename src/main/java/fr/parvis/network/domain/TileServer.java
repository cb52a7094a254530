// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.limits.RateLimiter;
import fr.parvis.limits.RateLimits;
import fr.parvis.network.MapSettings;
import fr.parvis.runtime.ParvisSettings;
import fr.parvis.runtime.SettingRefused;
import fr.parvis.values.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The server of tiles that a setting names (of OpenStreetMap, of IGN), asked by Parvis so that it learns no visitor's address. What it gives is
 * kept on disk; its pace is kept; when it hangs, refuses or answers something else than a picture, it is left alone for a while and what is
 * kept is shown, however old.
 */
@Component
public class TileServer {
    private static final Logger LOG = LoggerFactory.getLogger(TileServer.class);

    /** Largest zoom of any server. */
    public static final int NEAREST = 19;

    static final int LARGEST = 1 << 20;
    static final int FAILURES = 3;
    static final Duration REST = Duration.ofMinutes(1);

    /** However long a server asks to be left alone. */
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private static final int AT_ONCE = 4;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String ONE = "one";

    private static final Pattern WHOLE = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d+)?/\\S*");

    /** A picture and what kind it is of: {@code image/png}. */
    public record Tile(byte[] picture, String type) {}

    private final String address;
    private final String attribution;

    /** Another server's tiles are others, with another attribution. */
    private final String source;

    private final String agent;
    private final TileCache cache;
    private final RateLimiter pace;
    private final Duration patience;
    private final Clock clock;
    private final Semaphore asking = new Semaphore(AT_ONCE);

    /** One question for a tile, however many wait for it. */
    private final ConcurrentHashMap<TileCache.Key, Object> turns = new ConcurrentHashMap<>();

    private final @Nullable HttpClient client;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    @Autowired
    TileServer(MapSettings settings, ParvisSettings parvis, TileCache cache, RateLimits limits, Clock clock) {
        this(
                settings.tiles(),
                settings.attribution(),
                settings.tilesPerMinute(),
                parvis.address(),
                Duration.ofSeconds(5),
                cache,
                limits,
                clock);
    }

    /**
     * @param address of a tile, with {z}, {x} and {y} in it; empty for none
     * @param attribution of the map's owner, as its terms require; may hold links
     * @param aMinute most tiles asked for in a minute
     * @param site the address of this Parvis, by which the server knows who asks
     * @param patience timeout of one tile
     */
    TileServer(
            String address,
            String attribution,
            int aMinute,
            String site,
            Duration patience,
            TileCache cache,
            RateLimits limits,
            Clock clock) {
        this.address = checked(address.strip());
        this.attribution = attribution.strip();
        this.source = Sha256.shortHex(this.address.getBytes(StandardCharsets.UTF_8));
        if (isSet() && this.attribution.isEmpty())
            throw new SettingRefused(
                    "PARVIS_MAP_ATTRIBUTION : écrivez de qui vient la carte de PARVIS_MAP_TILES, comme ses conditions le demandent.");
        this.agent = "Parvis" + (site.isBlank() ? "" : " (" + site.strip() + ")");
        this.pace = limits.tokenBucket("map.tiles", aMinute, Duration.ofMinutes(1), 1);
        this.patience = patience;
        this.cache = cache;
        this.clock = clock;
        // it is asked where it is and nowhere else: no redirects
        this.client = isSet() ? HttpClient.newBuilder().connectTimeout(patience).build() : null;
    }

    private static String checked(String address) {
        boolean sound = address.isEmpty()
                || WHOLE.matcher(address).matches()
                        && address.contains("{z}")
                        && address.contains("{x}")
                        && address.contains("{y}")
                        && address.replaceAll("\\{[zxy]}", "").matches("[^{}<>\"\\\\^`|]*");
        if (!sound)
            throw new SettingRefused(
                    "PARVIS_MAP_TILES : « " + address
                            + " » n’est pas l’adresse d’un fond de carte. Écrivez par exemple https://tuiles.example/{z}/{x}/{y}.png.");
        return address;
    }

    public boolean isSet() {
        return !address.isEmpty();
    }

    String attribution() {
        return attribution;
    }

    /** Whether there is such a tile in the world, at a zoom that servers have. */
    public static boolean exists(int zoom, int x, int y) {
        return zoom >= 0 && zoom <= NEAREST && x >= 0 && y >= 0 && x < 1 << zoom && y < 1 << zoom;
    }

    /** A tile, nothing when there is none or when it cannot be had now. */
    public Optional<Tile> find(int zoom, int x, int y) {
        return picture(zoom, x, y).flatMap(picture -> TileCache.type(picture).map(type -> new Tile(picture, type)));
    }

    private Optional<byte[]> picture(int zoom, int x, int y) {
        if (client == null || !exists(zoom, x, y)) return Optional.empty();
        var key = new TileCache.Key(source, zoom, x, y);
        var kept = cache.find(key);
        if (kept.isPresent() && kept.get().fresh()) return kept.get().picture();
        var turn = turns.computeIfAbsent(key, none -> new Object());
        try {
            synchronized (turn) {
                var meanwhile = cache.find(key);
                if (meanwhile.isPresent() && meanwhile.get().fresh())
                    return meanwhile.get().picture();
                return ask(client, key).or(() -> kept.flatMap(TileCache.Kept::picture));
            }
        } finally {
            turns.remove(key, turn);
        }
    }

    private Optional<byte[]> ask(HttpClient client, TileCache.Key key) {
        if (rests() || !pace.acquire(ONE).isZero()) return Optional.empty();
        boolean mine = false;
        try {
            mine = asking.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!mine || rests()) return Optional.empty();
            var picture = read(client, key);
            cache.keep(key, picture.orElse(new byte[0]));
            answered();
            return picture;
        } catch (IOException | TimeoutException | ExecutionException e) {
            failed(e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (mine) asking.release();
        }
    }

    /** @return nothing where the server has no picture of that part of the world */
    private Optional<byte[]> read(HttpClient client, TileCache.Key key)
            throws IOException, InterruptedException, TimeoutException, ExecutionException {
        var request = HttpRequest.newBuilder(URI.create(address.replace("{z}", String.valueOf(key.zoom()))
                        .replace("{x}", String.valueOf(key.x()))
                        .replace("{y}", String.valueOf(key.y()))))
                .header("User-Agent", agent)
                .header("Accept", "image/*")
                .timeout(patience)
                .build();
        var coming = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            var response = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            int status = response.statusCode();
            if (status == 404 || status == 204) return Optional.empty();
            if (status == TOO_MANY_REQUESTS) leaveAlone(response.headers());
            if (status != 200) throw new IOException("it answered " + status);
            if (TileCache.type(response.body()).isEmpty()) throw new IOException("it answered no picture");
            return Optional.of(response.body());
        } finally {
            coming.cancel(true);
        }
    }

    private synchronized boolean rests() {
        return restsUntil.isAfter(clock.instant());
    }

    private synchronized void leaveAlone(HttpHeaders headers) {
        var said = headers.firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(REST);
        restsUntil = clock.instant().plus(said.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : said);
        failures = 0;
    }

    private synchronized void answered() {
        failures = 0;
    }

    private synchronized void failed(Exception e) {
        if (++failures < FAILURES) return;
        failures = 0;
        restsUntil = clock.instant().plus(REST);
        LOG.warn("the server of tiles does not answer as it should ({}); it is left alone for a minute", e.toString());
    }
}
