// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.network.Addresses.Located;
import fr.parvis.network.AddressesSettings;
import fr.parvis.runtime.SettingRefused;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The national address base (Base adresse nationale), asked over the network where {@code parvis.addresses.service} names its service.
 * Nobody waits long for it: it has a second and a half, rests for a minute after three failures in a row, and answers a few people at
 * once. What was asked is kept for a while in memory alone, and never logged.
 */
@Component
class AddressBase {
    private static final Logger LOG = LoggerFactory.getLogger(AddressBase.class);

    static final Duration PATIENCE = Duration.ofMillis(1500);
    static final Duration REST = Duration.ofMinutes(1);
    static final int FAILURES = 3;

    /** A good answer weighs under two kilobytes. */
    static final int LONGEST_ANSWER = 64_000;

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_KEPT = 2000;

    /** Lengths of a text that the service accepts; it must begin with a letter or digit. */
    private static final int SHORTEST = 3;

    private static final int LONGEST = 200;

    /** Under this, of one, the service itself doubts. */
    private static final double LEAST_SCORE = 0.45;

    private static final int AT_ONCE = 8;

    private final @Nullable Endpoint service;
    private final Clock clock;
    private final JsonMapper json;
    private final Duration patience;
    private final Semaphore asking = new Semaphore(AT_ONCE);
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };
    private int failures;
    private Instant restsUntil = Instant.MIN;

    private record Kept(Optional<Located> answer, Instant until) {}

    /** Address of the service, and its client. */
    private record Endpoint(String address, HttpClient client) {
        URI question(String text) {
            return URI.create(address + (address.contains("?") ? "&" : "?") + "limit=1&autocomplete=0&q="
                    + URLEncoder.encode(text, StandardCharsets.UTF_8));
        }
    }

    @Autowired
    AddressBase(AddressesSettings settings, Clock clock, JsonMapper json) {
        this(settings, clock, json, PATIENCE);
    }

    AddressBase(AddressesSettings settings, Clock clock, JsonMapper json, Duration patience) {
        this.service = settings.service().isBlank()
                ? null
                : endpoint(settings.service().strip(), patience);
        this.clock = clock;
        this.json = json;
        this.patience = patience;
    }

    private static Endpoint endpoint(String address, Duration patience) {
        if (!address.matches("https?://[^\\s\"<>{}|\\\\^`]+"))
            throw new SettingRefused("PARVIS_ADDRESSES_SERVICE : « " + address
                    + " » n’est pas une adresse du web. Écrivez par exemple https://data.geopf.fr/geocodage/search.");
        return new Endpoint(
                address, HttpClient.newBuilder().connectTimeout(patience).build());
    }

    /** The best place for a text; nothing when none fits, or when the service is not to be asked or is away. */
    Optional<Located> ask(String text) {
        if (service == null || !isAddress(text)) return Optional.empty();
        var key = DatabaseCommunes.plain(text);
        synchronized (this) {
            var before = kept.get(key);
            if (before != null && before.until.isAfter(clock.instant())) return before.answer;
            if (restsUntil.isAfter(clock.instant())) return Optional.empty();
        }
        if (!asking.tryAcquire()) return Optional.empty();
        try {
            var answer = read(service, text);
            answered(key, answer);
            return answer;
        } catch (IOException | TimeoutException | ExecutionException | JacksonException e) {
            failed(e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            asking.release();
        }
    }

    private static boolean isAddress(String text) {
        return text.length() >= SHORTEST && text.length() <= LONGEST && Character.isLetterOrDigit(text.charAt(0));
    }

    private Optional<Located> read(Endpoint service, String text)
            throws IOException, InterruptedException, TimeoutException, ExecutionException {
        var request = HttpRequest.newBuilder(service.question(text))
                .header("Accept", "application/json")
                .timeout(patience)
                .build();
        var coming =
                service.client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        HttpResponse<byte[]> response;
        try {
            response = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            coming.cancel(true);
        }
        // 400 means that the service did not understand the text: that is an answer, too
        if (response.statusCode() == 400) return Optional.empty();
        if (response.statusCode() != 200) throw new IOException("it answered " + response.statusCode());
        return best(json.readTree(response.body()));
    }

    private static Optional<Located> best(JsonNode answer) throws IOException {
        var features = answer.path("features");
        if (!features.isArray()) throw new IOException("it answered something else than places");
        if (features.isEmpty()) return Optional.empty();
        var place = features.get(0);
        var said = place.path("properties");
        var point = place.path("geometry").path("coordinates");
        if (!point.path(0).isNumber() || !point.path(1).isNumber()) throw new IOException("it answered no position");
        double longitude = point.path(0).doubleValue();
        double latitude = point.path(1).doubleValue();
        if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)
            throw new IOException("it answered a position outside the world");
        var label = said.path("label").asString("");
        var insee = said.path("citycode").asString("");
        return said.path("score").asDouble(0) < LEAST_SCORE || label.isEmpty()
                ? Optional.empty()
                : Optional.of(new Located(latitude, longitude, label, insee, true));
    }

    private synchronized void answered(String key, Optional<Located> answer) {
        failures = 0;
        kept.put(key, new Kept(answer, clock.instant().plus(KEPT)));
    }

    private synchronized void failed(Exception e) {
        if (++failures < FAILURES) return;
        failures = 0;
        restsUntil = clock.instant().plus(REST);
        // the kind of failure alone: its message may repeat what was asked
        LOG.warn(
                "the address base does not answer as it should ({}); it is left alone for a minute",
                e.getClass().getSimpleName());
    }
}
