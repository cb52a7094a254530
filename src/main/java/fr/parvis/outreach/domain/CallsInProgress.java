// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Households that somebody is at right now, so that two do not call the same one. Nobody is kept out: it is said, and over after twenty minutes. */
@Component
@Transactional
public class CallsInProgress {
    static final Duration LASTS = Duration.ofMinutes(20);

    /** Somebody else is there. */
    public record Claim(UUID by, Instant until) {}

    private final JdbcClient database;
    private final EntryTable entries;

    CallsInProgress(JdbcClient database, EntryTable entries) {
        this.database = database;
        this.entries = entries;
    }

    /** Claims an entry for the current account, unless another has it. @return the claim of the other */
    public Optional<Claim> take(UUID entry) {
        var now = entries.now();
        var mine = database.sql("""
                        insert into outreach.claim as c (entry, association, by, until) values (:entry, :association, :by, :until)
                        on conflict (entry) do update set by = excluded.by, until = excluded.until
                            where c.by = excluded.by or c.until <= :now""")
                .param("entry", entry)
                .param("association", Asking.association())
                .param("by", EntryTable.account())
                .param("until", now.plus(LASTS))
                .param("now", now)
                .update();
        return mine == 1
                ? Optional.empty()
                : Optional.ofNullable(others(List.of(entry)).get(entry));
    }

    void release(UUID entry) {
        database.sql("delete from outreach.claim where entry = :entry and by = :by")
                .param("entry", entry)
                .param("by", EntryTable.account())
                .update();
    }

    /** Entries that other accounts are working on now, with who and until when. */
    @Transactional(readOnly = true)
    public Map<UUID, Claim> others(Collection<UUID> of) {
        var found = new HashMap<UUID, Claim>();
        database.sql("""
                        select entry, by, until from outreach.claim
                        where entry = any(:entries) and until > :now and by <> :me""")
                .param("entries", of.toArray(UUID[]::new))
                .param("now", entries.now())
                .param("me", EntryTable.account())
                .query(ResultRow.each(row -> {
                    found.put(
                            row.uuid("entry"),
                            new Claim(row.uuid("by"), Objects.requireNonNull(row.instantOrNull("until"))));
                }));
        return found;
    }

    /** The point whose households the account looks at; nothing for those of all. */
    @Transactional(readOnly = true)
    public Optional<UUID> point() {
        return database.sql("select point from outreach.place_of_work where account = :me")
                .param("me", EntryTable.account())
                .query(ResultRow.map(row -> Optional.ofNullable(row.uuidOrNull("point"))))
                .optional()
                .flatMap(it -> it);
    }

    public void lookAt(@Nullable UUID point) {
        database.sql("""
                        insert into outreach.place_of_work (account, association, point) values (:me, :association, :point)
                        on conflict (account) do update set point = excluded.point""")
                .param("me", EntryTable.account())
                .param("association", Asking.association())
                .param("point", point)
                .update();
    }
}
