// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.people.Sealing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Acts under mandates, and without authority, in PostgreSQL; the words are sealed. */
@Component
public class ActTable {
    private final JdbcClient database;
    private final Sealing sealing;

    ActTable(JdbcClient database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** @return false when it is written already, under this identifier or for the same request and person */
    boolean insert(Act it, Instant now) {
        var text = it.said();
        var said = text == null ? null : sealing.seal(text, Act.about(it.id()));
        var irregular = it.irregular();
        return database.sql("""
                        insert into mandates.act (id, association, mandate, person, day, noted_at, account, scope, theme, said, key, visit, request,
                            case_file, payment, cents, consent, irregular)
                        values (:id, :association, :mandate, :person, :day, :now, :account, :scope, :theme, :said, :key, :visit, :request,
                            :caseFile, :payment, :cents, :consent, :irregular)
                        on conflict do nothing""")
                        .param("id", it.id())
                        .param("association", Asking.association())
                        .param("mandate", it.mandate())
                        .param("person", it.person())
                        .param("day", it.day())
                        .param("now", now)
                        .param("account", it.account())
                        .param("scope", it.scope().key())
                        .param("theme", it.theme())
                        .param("said", said == null ? null : said.bytes())
                        .param("key", said == null ? null : said.key())
                        .param("visit", it.visit())
                        .param("request", it.request())
                        .param("caseFile", it.caseFile())
                        .param("payment", it.payment())
                        .param("cents", it.cents())
                        .param("consent", it.consent())
                        .param("irregular", irregular == null ? null : irregular.key())
                        .update()
                == 1;
    }

    /**
     * The request turns out to be about another theme. What was irregular stays as it was told.
     *
     * @return the act that says so now; nothing when it said so already
     */
    Optional<UUID> correct(Act it) {
        var irregular = it.irregular();
        return database.sql("""
                        update mandates.act set mandate = :mandate, scope = :scope, theme = :theme, irregular = :irregular
                        where request = :request and person = :person and irregular is null and theme <> :theme
                        returning id""")
                .param("mandate", it.mandate())
                .param("scope", it.scope().key())
                .param("theme", it.theme())
                .param("irregular", irregular == null ? null : irregular.key())
                .param("request", it.request())
                .param("person", it.person())
                .query(UUID.class)
                .optional();
    }

    /** Marks as irregular the acts under a mandate after the day on which it turns out to have ended. */
    int revoked(UUID mandate, LocalDate on) {
        return database.sql("""
                        update mandates.act set irregular = :revoked
                        where mandate = :mandate and day > :on and irregular is null and withdrawn_on is null""")
                .param("revoked", Reason.REVOKED.key())
                .param("mandate", mandate)
                .param("on", on)
                .update();
    }

    Optional<Act> find(UUID id) {
        return database.sql("select * from mandates.act where id = :id")
                .param("id", id)
                .query(ResultRow.map(this::read))
                .optional();
    }

    /** Those under a mandate, the latest first. */
    public List<Act> under(UUID mandate, int most, int offset) {
        return database.sql("""
                        select * from mandates.act where mandate = :mandate
                        order by day desc, id desc limit :most offset :offset""")
                .param("mandate", mandate)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::read))
                .list();
    }

    int countUnder(UUID mandate) {
        return database.sql("select count(*)::int from mandates.act where mandate = :mandate")
                .param("mandate", mandate)
                .query(Integer.class)
                .single();
    }

    public List<Act> of(UUID person, int most) {
        return database.sql("""
                        select * from mandates.act where person = :person order by day desc, id desc limit :most""")
                .param("person", person)
                .param("most", most)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Acts for a person without authority that no lead has seen, the latest first. */
    List<Act> toSeeOf(UUID person, int most) {
        return database.sql("""
                        select * from mandates.act
                        where person = :person and irregular is not null and seen_on is null and withdrawn_on is null
                        order by day desc, id desc limit :most""")
                .param("person", person)
                .param("most", most)
                .query(ResultRow.map(this::read))
                .list();
    }

    /** Acts without authority in the association, the latest first; only those that no lead has seen, or all. */
    List<Act> irregular(boolean all, int most, int offset) {
        return database.sql("""
                        select * from mandates.act
                        where association = :association and irregular is not null %s
                        order by day desc, id desc limit :most offset :offset""".formatted(all ? "" : "and seen_on is null"))
                .param("association", Asking.association())
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::read))
                .list();
    }

    int countIrregular(boolean all) {
        return database.sql("""
                        select count(*)::int from mandates.act
                        where association = :association and irregular is not null %s""".formatted(all ? "" : "and seen_on is null"))
                .param("association", Asking.association())
                .query(Integer.class)
                .single();
    }

    /** @return whether there was one that nobody had seen */
    boolean seen(UUID id, UUID by, LocalDate on) {
        return database.sql("""
                        update mandates.act set seen_on = :on, seen_by = :by
                        where id = :id and irregular is not null and seen_on is null""").param("on", on).param("by", by).param("id", id).update() == 1;
    }

    /** The visit does not say any more that these requests were met in the person's place, or says it again. */
    void withdraw(UUID visit, Collection<UUID> standing, LocalDate on) {
        var ids = standing.toArray(UUID[]::new);
        database.sql("""
                        update mandates.act set withdrawn_on = :on
                        where visit = :visit and withdrawn_on is null and request <> all (:standing::uuid[])""")
                .param("on", on)
                .param("visit", visit)
                .param("standing", ids)
                .update();
        database.sql("""
                        update mandates.act set withdrawn_on = null
                        where visit = :visit and withdrawn_on is not null and request = any (:standing::uuid[])""").param("visit", visit).param("standing", ids).update();
    }

    /** Removes the person, words, visit and case of acts; only the fact that they were done remains. */
    void part(UUID person) {
        database.sql("""
                        update mandates.act set person = null, said = null, key = null, visit = null, request = null, case_file = null
                        where person = :person""").param("person", person).update();
    }

    /** Parts what was done without authority since that day from a mandate that goes before its acts: each is kept for its own time. */
    void partIrregular(UUID mandate, LocalDate since) {
        database.sql("""
                        update mandates.act set mandate = null where mandate = :mandate and irregular is not null and day >= :since""").param("mandate", mandate).param("since", since).update();
    }

    /** Acts without a mandate from before that day. @return number of acts deleted */
    int deleteWithoutMandate(LocalDate before) {
        return database.sql("""
                        delete from mandates.act where association = :association and irregular is not null and mandate is null and day < :before""")
                .param("association", Asking.association())
                .param("before", before)
                .update();
    }

    private Act read(ResultRow row) {
        var id = row.uuid("id");
        var key = row.textOrNull("key");
        var irregular = row.textOrNull("irregular");
        return new Act(
                id,
                row.uuidOrNull("mandate"),
                row.uuidOrNull("person"),
                row.day("day"),
                row.uuid("account"),
                Scope.find(row.textOrNull("scope")).orElseThrow(),
                row.textOrNull("theme"),
                key == null ? null : sealing.open(new Sealing.Text(key, row.bytes("said")), Act.about(id)),
                row.uuidOrNull("visit"),
                row.uuidOrNull("request"),
                row.uuidOrNull("case_file"),
                row.flag("payment"),
                row.bigintOrNull("cents"),
                row.textOrNull("consent"),
                irregular == null ? null : Reason.of(irregular),
                row.dayOrNull("withdrawn_on"),
                row.dayOrNull("seen_on"),
                row.uuidOrNull("seen_by"));
    }
}
