// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.papers;

import fr.parvis.access.LivePart;
import fr.parvis.access.LivePart.Alert;
import fr.parvis.access.LivePart.Tile;
import fr.parvis.database.Asking;
import fr.parvis.database.Scope;
import fr.parvis.shell.LiveNews;
import fr.parvis.shell.Words;
import fr.parvis.values.NetworkTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The network as it is now, told to the pages that listen: computed once a second for all of them, and only while somebody listens. Each language has its
 * words; the numbers are the same.
 */
@Component
public class NetworkNow extends LiveNews {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkNow.class);
    private static final int MOST = 200;

    /** How long pages wait for a word when nothing changes: they say as of when they are right. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /**
     * Content of the page.
     *
     * @param at local time, to the second
     * @param alerts of all tiles, in their order
     */
    public record State(String at, List<Tile> tiles, List<Alert> alerts) {
        private boolean tellsTheSameAs(State other) {
            return tiles.equals(other.tiles) && alerts.equals(other.alerts);
        }
    }

    private record Known(Instant at, Optional<Tile> tile) {}

    private record Sent(long number, String event) {}

    private final List<LivePart> parts;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<Locale, Sent> sent = new ConcurrentHashMap<>();
    private @Nullable State told;
    private Instant toldAt = Instant.EPOCH;
    private long lastJoined;

    public NetworkNow(List<LivePart> parts, JsonMapper json, Clock clock) {
        super(MOST);
        this.parts =
                parts.stream().sorted(Comparator.comparingInt(LivePart::order)).toList();
        this.json = json;
        this.clock = clock;
    }

    /** As it is, in the language of the thread. Outside a transaction. */
    public State state() {
        return Asking.as(Scope.network()).call(this::read);
    }

    private State read() {
        var tiles = parts.stream().map(this::tile).flatMap(Optional::stream).toList();
        return new State(
                TIME.format(clock.instant().atZone(NetworkTime.ZONE)),
                tiles,
                tiles.stream().flatMap(tile -> tile.alerts().stream()).toList());
    }

    /** A part that fails shows what it showed before, rather than take the others with it. */
    private Optional<Tile> tile(LivePart part) {
        var key = Words.locale().getLanguage() + " " + part.getClass().getName();
        var before = known.get(key);
        var now = clock.instant();
        if (before != null
                && !now.isBefore(before.at())
                && now.isBefore(before.at().plus(part.freshFor()))) return before.tile();
        try {
            var tile = part.now();
            known.put(key, new Known(now, tile));
            return tile;
        } catch (RuntimeException e) {
            LOG.warn("a tile of the network's page cannot be read: {}", e.toString());
            return before == null ? Optional.empty() : before.tile();
        }
    }

    /** Looks whether something changed and tells it; nothing while nobody listens. */
    public void look() {
        long joined = joined();
        boolean isSomebodyNew = joined != lastJoined;
        lastJoined = joined;
        if (listening() == 0) return;
        var state = Words.in(Words.FRENCH).call(this::state);
        var before = told;
        if (!isSomebodyNew
                && before != null
                && state.tellsTheSameAs(before)
                && clock.instant().isBefore(toldAt.plus(QUIET))) return;
        told = state;
        toldAt = clock.instant();
        tell();
    }

    /** The event of a number for a language, made once for all who listen. */
    public String event(long number, Locale locale) {
        return Objects.requireNonNull(sent.compute(
                        locale,
                        (_, before) -> before != null && before.number() == number
                                ? before
                                : new Sent(
                                        number,
                                        "id: " + number + "\ndata: "
                                                + json.writeValueAsString(
                                                        Words.in(locale).call(this::state))
                                                + "\n\n")))
                .event();
    }
}
