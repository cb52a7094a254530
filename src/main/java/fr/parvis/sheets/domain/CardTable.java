// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sheets.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.people.SealedColumn;
import fr.parvis.people.Sealing;
import fr.parvis.sheets.CardEnded;
import fr.parvis.sheets.SheetsSettings;
import fr.parvis.sheets.VisitJoined;
import fr.parvis.values.EnumCode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of cards; called inside a transaction. */
@Component
public class CardTable {

    private final JdbcClient database;
    private final Sealing sealing;
    private final LocalDays localDays;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final int months;

    CardTable(
            JdbcClient database,
            Sealing sealing,
            LocalDays localDays,
            Clock clock,
            ApplicationEventPublisher events,
            SheetsSettings settings) {
        this.database = database;
        this.sealing = sealing;
        this.localDays = localDays;
        this.clock = clock;
        this.events = events;
        this.months = settings.cardMonths();
    }

    /** Sealed columns of this module. */
    @Configuration(proxyBeanMethods = false)
    static class Ours {
        @Bean
        SealedColumn sealedStepsOfSheets() {
            return new SealedColumn("sheets.stop", "steps", "'steps ' || id");
        }
    }

    LocalDate today() {
        return localDays.today();
    }

    /** The last day of a card that is used on that day. */
    LocalDate until(LocalDate used) {
        return used.plusMonths(months);
    }

    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("a card is somebody's doing: no account is bound");
        return account;
    }

    PassageCard make(UUID id, byte[] hash) {
        var today = today();
        database.sql("""
                        insert into sheets.card (id, association, hash, made_on, made_by, last_used_on)
                        values (:id, :association, :hash, :today, :by, :today)""")
                .param("id", id)
                .param("association", Asking.association())
                .param("hash", hash)
                .param("today", today)
                .param("by", account())
                .update();
        return new PassageCard(id, today, until(today), null);
    }

    Optional<PassageCard> find(byte[] hash) {
        return database.sql("select * from sheets.card where association = :association and hash = :hash")
                .param("association", Asking.association())
                .param("hash", hash)
                .query(ResultRow.map(this::card))
                .optional();
    }

    Optional<PassageCard> find(UUID id) {
        return find(id, "");
    }

    /** Finds a card, with a row lock until the transaction ends; locked before what is joined to it. */
    Optional<PassageCard> findLocked(UUID id) {
        return find(id, " for update");
    }

    private Optional<PassageCard> find(UUID id, String locked) {
        return database.sql("select * from sheets.card where id = :id and association = :association" + locked)
                .param("id", id)
                .param("association", Asking.association())
                .query(ResultRow.map(this::card))
                .optional();
    }

    /** Puts its end off. */
    PassageCard used(PassageCard card) {
        var today = today();
        database.sql("update sheets.card set last_used_on = :today where id = :id and last_used_on < :today")
                .param("today", today)
                .param("id", card.id())
                .update();
        return new PassageCard(card.id(), card.madeOn(), until(today), card.endedOn());
    }

    /** It leads nowhere from now on, and what it led to is deleted. Idempotent. */
    void end(UUID id) {
        database.sql("delete from sheets.stop where card = :id").param("id", id).update();
        int ended = database.sql("update sheets.card set ended_on = :today where id = :id and ended_on is null")
                .param("today", today())
                .param("id", id)
                .update();
        if (ended > 0) events.publishEvent(new CardEnded(id));
    }

    /** Joins a visit or case to the card; joined already, what comes next is said anew. */
    void join(UUID card, Stop stop) {
        var id = database.sql("""
                        select id from sheets.stop where card = :card
                        and (visit = :visit::uuid or case_file = :case::uuid)""")
                .param("card", card)
                .param("visit", stop.visit())
                .param("case", stop.caseFile())
                .query(UUID.class)
                .optional()
                .orElse(stop.id());
        var next = stop.next();
        var steps = stop.steps().isEmpty() ? null : sealing.seal(String.join("\n", stop.steps()), "steps " + id);
        database.sql("""
                        insert into sheets.stop (id, association, card, visit, case_file, day, point, language,
                            next_day, next_time, next_kind, steps, key, joined_by, joined_at)
                        values (:id, :association, :card, :visit, :case, :day, :point, :language,
                            :nextDay, :nextTime, :nextKind, :steps, :key, :by, :now)
                        on conflict (id) do update set day = excluded.day, point = excluded.point, language = excluded.language,
                            next_day = excluded.next_day, next_time = excluded.next_time, next_kind = excluded.next_kind,
                            steps = excluded.steps, key = excluded.key, joined_by = excluded.joined_by,
                            joined_at = excluded.joined_at""")
                .param("id", id)
                .param("association", Asking.association())
                .param("card", card)
                .param("visit", stop.visit())
                .param("case", stop.caseFile())
                .param("day", stop.day())
                .param("point", stop.point())
                .param("language", stop.language())
                .param("nextDay", next == null ? null : next.day())
                .param("nextTime", next == null ? null : next.time())
                .param("nextKind", next == null ? null : next.kind().word())
                .param("steps", steps == null ? null : steps.bytes())
                .param("key", steps == null ? null : steps.key())
                .param("by", account())
                .param("now", clock.instant())
                .update();
        var visit = stop.visit();
        if (visit != null) events.publishEvent(new VisitJoined(card, visit));
    }

    /** @param source a visit or case */
    Optional<Stop> stop(UUID card, UUID source) {
        return database.sql("select * from sheets.stop where card = :card and (visit = :source or case_file = :source)")
                .param("card", card)
                .param("source", source)
                .query(ResultRow.map(this::stop))
                .optional();
    }

    /** Takes back what the current account joined. */
    boolean leave(UUID card, UUID stop) {
        return database.sql("delete from sheets.stop where card = :card and id = :stop and joined_by = :account")
                        .param("card", card)
                        .param("stop", stop)
                        .param("account", account())
                        .update()
                > 0;
    }

    int count(UUID card) {
        return database.sql("""
                        select count(*) from sheets.stop s where s.card = :card
                        and (s.visit is null or exists (select from visits.counted_visit v where v.id = s.visit))""").param("card", card).query(Integer.class).single();
    }

    /** The latest first; a visit that was taken back is not there. */
    List<Stop> stops(UUID card, int most, int offset) {
        var stops = database.sql("""
                        select s.* from sheets.stop s where s.card = :card
                        and (s.visit is null or exists (select from visits.counted_visit v where v.id = s.visit))
                        order by s.joined_at desc, s.id limit :most offset :offset""")
                .param("card", card)
                .param("most", most)
                .param("offset", offset)
                .query(ResultRow.map(this::stop))
                .list();
        return withRequests(stops);
    }

    /** The latest with which something was told for what comes next; a visit joined without a sheet says nothing. */
    Optional<Stop> told(UUID card) {
        return database.sql("""
                        select s.* from sheets.stop s where s.card = :card and (s.next_day is not null or s.steps is not null)
                        and (s.visit is null or exists (select from visits.counted_visit v where v.id = s.visit))
                        order by s.joined_at desc, s.id limit 1""")
                .param("card", card)
                .query(ResultRow.map(this::stop))
                .optional();
    }

    /** Those of cases and visits, for the answer to whom they are of. */
    public List<Stop> of(Collection<UUID> sources) {
        return database.sql("""
                        select * from sheets.stop where association = :association
                        and (case_file = any (:sources::uuid[]) or visit = any (:sources::uuid[])) order by joined_at desc, id""")
                .param("association", Asking.association())
                .param("sources", sources.toArray(UUID[]::new))
                .query(ResultRow.map(this::stop))
                .list();
    }

    void forget(Collection<UUID> visits) {
        database.sql("delete from sheets.stop where association = :association and visit = any (:visits::uuid[])")
                .param("association", Asking.association())
                .param("visits", visits.toArray(UUID[]::new))
                .update();
    }

    private List<Stop> withRequests(List<Stop> stops) {
        var visits = stops.stream().map(Stop::visit).filter(Objects::nonNull).toArray(UUID[]::new);
        if (visits.length == 0) return stops;
        record Row(UUID visit, Stop.Met met) {}
        Map<UUID, List<Stop.Met>> met = new HashMap<>();
        for (var row : database.sql("""
                        select r.visit, r.theme, r.operator, r.level, r.result from visits.counted_request r
                        where r.visit = any (:visits::uuid[]) order by r.visit, r.id""")
                .param("visits", visits)
                .query(ResultRow.map(row -> new Row(
                        row.uuid("visit"),
                        new Stop.Met(
                                row.text("theme"), row.textOrNull("operator"), row.text("level"), row.text("result")))))
                .list()) met.computeIfAbsent(row.visit, _ -> new ArrayList<>()).add(row.met);
        return stops.stream()
                .map(stop -> {
                    var visit = stop.visit();
                    return visit == null ? stop : stop.met(met.getOrDefault(visit, List.of()));
                })
                .toList();
    }

    private PassageCard card(ResultRow row) {
        return new PassageCard(
                row.uuid("id"), row.day("made_on"), until(row.day("last_used_on")), row.dayOrNull("ended_on"));
    }

    private Stop stop(ResultRow row) {
        var id = row.uuid("id");
        var nextDay = row.dayOrNull("next_day");
        var sealed = row.bytesOrNull("steps");
        return new Stop(
                id,
                row.uuidOrNull("visit"),
                row.uuidOrNull("case_file"),
                row.day("day"),
                row.uuid("point"),
                row.text("language"),
                List.of(),
                sealed == null
                        ? List.of()
                        : sealing.open(new Sealing.Text(row.text("key"), sealed), "steps " + id)
                                .lines()
                                .toList(),
                nextDay == null
                        ? null
                        : new NextDate(
                                nextDay,
                                row.timeOrNull("next_time"),
                                EnumCode.read(NextDate.Kind.class, row.text("next_kind"))),
                row.uuid("joined_by"));
    }

    // Guessed codes

    void guessed() {
        database.sql("insert into sheets.guess (association, account, at) values (:association, :account, :now)")
                .param("association", Asking.association())
                .param("account", account())
                .param("now", clock.instant())
                .update();
    }

    /** How many codes led nowhere in the last minutes: of the current account, of all. */
    Guesses guesses(int minutes) {
        return database.sql("""
                        select count(*) filter (where account = :account) as own, count(*) as everybodys
                        from sheets.guess where association = :association and at > :since""")
                .param("account", account())
                .param("association", Asking.association())
                .param("since", clock.instant().atOffset(ZoneOffset.UTC).minusMinutes(minutes))
                .query(ResultRow.map(row -> new Guesses(row.integer("own"), row.integer("everybodys"))))
                .single();
    }

    /** Of the current account, and of everybody in the association. */
    record Guesses(int own, int everybodys) {}

    // Deletion

    /**
     * Deletes the stops of expired cards at once, the cards themselves some months later.
     *
     * @return number of cards that expired since the last time
     */
    int forget(int monthsAfter) {
        var today = today();
        var expired = database.sql("""
                        with expired as (
                            update sheets.card set ended_on = (last_used_on + make_interval(months => :months))::date
                            where association = :association and ended_on is null
                            and last_used_on < (:today::date - make_interval(months => :months)) returning id),
                        gone as (delete from sheets.stop s using expired e where s.card = e.id)
                        select id from expired""")
                .param("months", months)
                .param("association", Asking.association())
                .param("today", today)
                .query(UUID.class)
                .list();
        for (var card : expired) events.publishEvent(new CardEnded(card));
        database.sql("delete from sheets.card where association = :association and ended_on < :then")
                .param("association", Asking.association())
                .param("then", today.minusMonths(monthsAfter))
                .update();
        database.sql("delete from sheets.guess where association = :association and at < :then")
                .param("association", Asking.association())
                .param("then", clock.instant().atOffset(ZoneOffset.UTC).minusDays(1))
                .update();
        return expired.size();
    }

    /** Visits of the current account on that day that no card holds yet, the latest first. */
    List<VisitWithoutCard> unjoined(LocalDate day, int most) {
        return database.sql("""
                        select v.id, v.point, array_agg(r.theme order by r.id) as themes
                        from visits.counted_visit v join visits.counted_request r on r.visit = v.id
                        where v.association = :association and v.day = :day and :account = any (v.mediators)
                        and not exists (select from sheets.stop s where s.visit = v.id)
                        group by v.id, v.point order by v.id desc limit :most""")
                .param("association", Asking.association())
                .param("day", day)
                .param("account", account())
                .param("most", most)
                .query(ResultRow.map(
                        row -> new VisitWithoutCard(row.uuid("id"), row.uuid("point"), row.texts("themes"))))
                .list();
    }
}
