// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rounds.domain.tours;

import fr.parvis.rounds.Rounds.NextStop;
import fr.parvis.runtime.MinuteCache;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Cache of the next halt of stops and of buses, by language, for the rest of the minute: many people search near the same places. What
 * is changed here is told at once, what another process changes within a minute.
 */
@Component
public class NextStopCache {
    private record Key(UUID id, String language) {}

    private final Clock clock;
    private final MinuteCache<Key, Optional<NextStop>> next = new MinuteCache<>();
    private volatile Instant minute = Instant.EPOCH;

    NextStopCache(Clock clock) {
        this.clock = clock;
    }

    /**
     * The next halt of each of some stops or points; those without any are left out.
     *
     * @param read asked for those that are not known
     */
    Map<UUID, NextStop> find(Collection<UUID> ids, Locale locale, Function<List<UUID>, Map<UUID, NextStop>> read) {
        clearAtNextMinute();
        var keys = ids.stream()
                .distinct()
                .map(id -> new Key(id, locale.getLanguage()))
                .toList();
        return next
                .findAll(keys, missing -> {
                    var found = read.apply(missing.stream().map(Key::id).toList());
                    return missing.stream()
                            .collect(Collectors.toMap(
                                    Function.identity(), key -> Optional.ofNullable(found.get(key.id()))));
                })
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().isPresent())
                .collect(Collectors.toMap(
                        entry -> entry.getKey().id(), entry -> entry.getValue().orElseThrow()));
    }

    private void clearAtNextMinute() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (now.equals(minute)) return;
        minute = now;
        next.clear();
    }

    /** Forgets all, when a tour, a stop, a day of one or a point changes. */
    public void clear() {
        next.clear();
    }
}
