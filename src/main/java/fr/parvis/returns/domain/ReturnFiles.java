// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.values.Period;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Files that went back to partners, sealed as it is fetched. */
@Component
@Transactional(readOnly = true)
public class ReturnFiles {

    /**
     * A file that was made; its content is stored sealed.
     *
     * @param from first day of what it tells of
     * @param to last day
     * @param fetchedAt time when the partner fetched it first
     * @param forgotten whether its days of keeping are over: that it went is known, what it told is not
     */
    public record Made(
            UUID id,
            UUID arrangement,
            Instant madeAt,
            LocalDate from,
            LocalDate to,
            int lines,
            @Nullable Instant fetchedAt,
            boolean forgotten) {}

    private static final String SELECT =
            "select id, arrangement, made_at, from_day, to_day, lines, fetched_at, forgotten_on from outreach.return_file ";

    private final JdbcClient database;
    private final Sealing sealing;
    private final JsonMapper json;
    private final Journal journal;
    private final LocalDays localDays;
    private final Clock clock;

    ReturnFiles(
            JdbcClient database, Sealing sealing, JsonMapper json, Journal journal, LocalDays localDays, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.json = json;
        this.journal = journal;
        this.localDays = localDays;
        this.clock = clock;
    }

    /** Those of an arrangement, the newest first. */
    public List<Made> list(UUID arrangement) {
        return database.sql(SELECT + "where arrangement = :arrangement order by made_at desc limit 100")
                .param("arrangement", arrangement)
                .query(ResultRow.map(ReturnFiles::made))
                .list();
    }

    public Optional<Made> find(UUID id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ResultRow.map(ReturnFiles::made))
                .optional();
    }

    /** The first day that no file of the arrangement tells wholly of: on the day that one is made, more may come after it. */
    Optional<LocalDate> untold(UUID arrangement) {
        return list(arrangement).stream().findFirst().map(last -> {
            var after = last.to().plusDays(1);
            var made = localDays.day(last.madeAt());
            return made.isBefore(after) ? made : after;
        });
    }

    /** @param id the same twice keeps one */
    @Transactional
    Made keep(UUID id, Arrangement of, Period days, ReturnContent content) {
        var sealed = sealing.seal(json.writeValueAsString(content), about(id));
        database.sql("""
                        insert into outreach.return_file (id, association, partner, arrangement, made_at, from_day, to_day, lines, sealed, key)
                        values (:id, :association, :partner, :arrangement, :at, :from, :to, :lines, :sealed, :key)
                        on conflict do nothing""")
                .param("id", id)
                .param("association", of.association())
                .param("partner", of.partner())
                .param("arrangement", of.id())
                .param("at", clock.instant())
                .param("from", days.from())
                .param("to", days.to())
                .param("lines", content.lines().size())
                .param("sealed", sealed.bytes())
                .param("key", sealed.key())
                .update();
        return find(id).orElseThrow();
    }

    /** Content of a file, read by somebody: the journal notes it. */
    @Transactional
    public ReturnContent look(UUID id) {
        journal.note("outreach.return-file-fetched", id.toString(), Map.of());
        return open(id);
    }

    public ReturnContent open(UUID id) {
        return database.sql("select key, sealed from outreach.return_file where id = :id")
                .param("id", id)
                .query(ResultRow.map(row -> json.readValue(
                        sealing.open(new Sealing.Text(row.text("key"), row.bytes("sealed")), about(id)),
                        ReturnContent.class)))
                .single();
    }

    @Transactional
    void fetched(UUID id) {
        database.sql("update outreach.return_file set fetched_at = :now where id = :id and fetched_at is null")
                .param("id", id)
                .param("now", clock.instant())
                .update();
    }

    /** Those whose days of keeping are over keep that they went, and nothing of whom they told. @return number of files emptied */
    @Transactional
    int forget(LocalDate today) {
        var nothing = json.writeValueAsString(new ReturnContent(List.of(), List.of()));
        var over = database.sql("""
                        select f.id from outreach.return_file f join outreach.arrangement a on a.id = f.arrangement
                        where f.association = :association and f.forgotten_on is null
                            and (f.made_at at time zone :zone)::date + a.keep_days < :today""")
                .param("association", Asking.association())
                .param("today", today)
                .param("zone", localDays.zone().getId())
                .query(UUID.class)
                .list();
        for (var id : over) {
            var sealed = sealing.seal(nothing, about(id));
            database.sql(
                            "update outreach.return_file set sealed = :sealed, key = :key, forgotten_on = :today where id = :id")
                    .param("id", id)
                    .param("sealed", sealed.bytes())
                    .param("key", sealed.key())
                    .param("today", today)
                    .update();
        }
        return over.size();
    }

    private static String about(UUID id) {
        return "outreach return " + id;
    }

    private static Made made(ResultRow row) {
        var fetched = row.instantOrNull("fetched_at");
        return new Made(
                row.uuid("id"),
                row.uuid("arrangement"),
                row.instant("made_at"),
                row.day("from_day"),
                row.day("to_day"),
                row.integer("lines"),
                fetched,
                row.dayOrNull("forgotten_on") != null);
    }

    /** A change of keys reaches what went back to partners. */
    @Configuration(proxyBeanMethods = false)
    static class Columns {
        @Bean
        SealedColumn filesReturned() {
            return new SealedColumn("outreach.return_file", "sealed", "'outreach return ' || id");
        }
    }
}
