// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reading the journal: an association sees its own entries, the network those of no association. The database's policy
 * decides, not the question.
 */
public interface JournalReading {

    /** One thing that was done, as the journal keeps it. */
    record Entry(
            long id,
            Instant at,
            @Nullable UUID association,
            @Nullable UUID account,
            String action,
            String subject,
            Map<String, String> facts) {}

    /**
     * Filter of entries.
     *
     * @param from inclusive
     * @param to exclusive
     * @param actions whole actions; null for all
     * @param account account that did it; null for any
     * @param subjects identifiers of what it was done to; null for anything
     */
    record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Set<String> actions,
            @Nullable UUID account,
            @Nullable Set<String> subjects) {

        public static final Filter EVERYTHING = new Filter(null, null, null, null, null);

        /** Entries of these actions at any time. */
        public static Filter of(String... actions) {
            return new Filter(null, null, Set.of(actions), null, null);
        }
    }

    /** The entry of this number, for who may read it. */
    Optional<Entry> find(long entry);

    /** Entries that match a filter, the newest first. */
    List<Entry> list(Filter filter, int most);

    /** Those before the given entry, the newest first. */
    List<Entry> listBefore(Filter filter, long entry, int most);

    /** Those after the given entry that are nearest to it, the newest first. */
    List<Entry> listAfter(Filter filter, long entry, int most);
}
