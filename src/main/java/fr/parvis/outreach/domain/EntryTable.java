// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Household;
import fr.parvis.outreach.Urgency;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries of lists and what was tried, in PostgreSQL. */
@Component
class EntryTable {

    private static final String SELECT = """
            select e.*, a.most_attempts, a.confirm_days, p.name as partner_name, p.operator as supplier, s.name as sector_name
            from outreach.entry e join outreach.arrangement a on a.id = e.arrangement
              left join partners.named_partner p on p.id = e.partner left join outreach.sector s on s.id = e.sector
            """;

    private final JdbcClient database;
    private final Households households;
    private final LocalDays localDays;
    private final Clock clock;

    EntryTable(JdbcClient database, Households households, LocalDays localDays, Clock clock) {
        this.database = database;
        this.households = households;
        this.localDays = localDays;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return localDays.today();
    }

    /** @throws IllegalStateException when nobody acts */
    static UUID account() {
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("nobody acts");
        return account;
    }

    Optional<ListedHousehold> find(UUID id) {
        return database.sql(SELECT + "where e.id = :id")
                .param("id", id)
                .query(ResultRow.map(EntryTable::read))
                .optional();
    }

    List<ListedHousehold> all(List<UUID> ids) {
        return database.sql(SELECT + "where e.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ResultRow.map(EntryTable::read))
                .list();
    }

    /** Finds an entry, with a row lock until the transaction ends. */
    Optional<ListedHousehold> lock(UUID id) {
        return database.sql(SELECT + "where e.id = :id for update of e")
                .param("id", id)
                .query(ResultRow.map(EntryTable::read))
                .optional();
    }

    /** Household of an entry, decrypted; for the card, the round of doors and the case only. */
    Optional<Household> household(UUID id) {
        return database.sql("select key, sealed from outreach.entry where id = :id")
                .param("id", id)
                .query(ResultRow.map(row -> households.open(id, row.text("key"), row.bytes("sealed"))))
                .optional();
    }

    /** The day that the list came which told of the household first. */
    LocalDate firstListedOn(UUID list) {
        return database.sql("select received_on from outreach.list where id = :list")
                .param("list", list)
                .query(LocalDate.class)
                .single();
    }

    // --- ranking

    /** Those not closed, of a list or of all, after that one in the order of their identifiers. */
    List<ListedHousehold> open(@Nullable UUID list, @Nullable UUID after, int most) {
        return database.sql(SELECT + """
                        where e.association = :association and e.state <> 'closed' and (:list::uuid is null or e.list = :list::uuid)
                          and (:after::uuid is null or e.id > :after::uuid)
                        order by e.id limit :most""")
                .param("association", Asking.association())
                .param("list", list)
                .param("after", after)
                .param("most", most)
                .query(ResultRow.map(EntryTable::read))
                .list();
    }

    /** Rank of an entry among the others. */
    record Ranked(UUID id, Urgency.Left left, int weight) {}

    /** All at once: a night ranks every open entry. */
    void rank(List<Ranked> all, LocalDate on) {
        if (all.isEmpty()) return;
        database.sql("""
                        update outreach.entry e set urgent_on = r.urgent, urgent_what = r.what, urgent_why = string_to_array(r.why, ' '),
                            doubtful = r.doubtful, protections = string_to_array(r.protections, ' '), weight = r.weight, counted_on = :on
                        from unnest(:ids::uuid[], :urgent::date[], :what::text[], :why::text[], :doubtful::boolean[], :protections::text[],
                            :weights::int[]) as r (id, urgent, what, why, doubtful, protections, weight)
                        where e.id = r.id""")
                .param("ids", all.stream().map(one -> one.id().toString()).toArray(String[]::new))
                .param(
                        "urgent",
                        all.stream()
                                .map(one -> Objects.toString(one.left().on(), null))
                                .toArray(String[]::new))
                .param("what", all.stream().map(one -> one.left().what()).toArray(String[]::new))
                .param(
                        "why",
                        all.stream()
                                .map(one -> String.join(" ", one.left().why()))
                                .toArray(String[]::new))
                .param(
                        "doubtful",
                        all.stream().map(one -> one.left().doubtful()).toArray(Boolean[]::new))
                .param(
                        "protections",
                        all.stream()
                                .map(one -> one.left().protections().stream()
                                        .sorted()
                                        .collect(Collectors.joining(" ")))
                                .toArray(String[]::new))
                .param("weights", all.stream().map(Ranked::weight).toArray(Integer[]::new))
                .param("on", on)
                .update();
    }

    // --- attempts

    List<Attempt> attempts(UUID entry) {
        return database.sql("select * from outreach.attempt where entry = :entry order by at, id")
                .param("entry", entry)
                .query(ResultRow.map(EntryTable::attempt))
                .list();
    }

    Optional<Attempt> findAttempt(UUID id) {
        return database.sql("select * from outreach.attempt where id = :id")
                .param("id", id)
                .query(ResultRow.map(EntryTable::attempt))
                .optional();
    }

    /** @param day local day where the household lives. @return false when that identifier is taken */
    boolean insert(Attempt attempt, LocalDate day) {
        return database.sql("""
                        insert into outreach.attempt (id, association, entry, at, day, by, channel, outcome, back_at, recorded_at)
                        values (:id, :association, :entry, :at, :day, :by, :channel, :outcome, :back, :recorded)
                        on conflict (id) do nothing""")
                        .param("id", attempt.id())
                        .param("association", Asking.association())
                        .param("entry", attempt.entry())
                        .param("at", attempt.at())
                        .param("day", day)
                        .param("by", attempt.by())
                        .param("channel", attempt.channel())
                        .param("outcome", attempt.outcome())
                        .param("back", attempt.backAt())
                        .param("recorded", attempt.recordedAt())
                        .update()
                == 1;
    }

    void delete(Attempt attempt) {
        database.sql("delete from outreach.attempt where id = :id")
                .param("id", attempt.id())
                .update();
    }

    /** Writes the outcome of the attempts to the entry. */
    void tried(ListedHousehold entry, Standing standing) {
        database.sql("""
                        update outreach.entry set attempts = :attempts, attempted_at = :attempted, not_before = :notBefore, back_at = :back,
                            last_channel = :channel, last_outcome = :outcome, state = :state, reached_on = :reached, closed_why = :why,
                            closed_on = :closed, version = version + 1
                        where id = :id""")
                .param("id", entry.id())
                .param("attempts", standing.attempts())
                .param("attempted", standing.attemptedAt())
                .param("notBefore", standing.notBefore())
                .param("back", standing.backAt())
                .param("channel", standing.channel())
                .param("outcome", standing.outcome())
                .param("state", standing.state().key())
                .param("reached", standing.reachedOn())
                .param("why", standing.closedWhy())
                .param("closed", standing.closedOn())
                .update();
    }

    /** State of an entry's attempts. */
    record Standing(
            int attempts,
            @Nullable Instant attemptedAt,
            @Nullable Instant notBefore,
            @Nullable Instant backAt,
            @Nullable String channel,
            @Nullable String outcome,
            ListedHousehold.State state,
            @Nullable LocalDate reachedOn,
            @Nullable String closedWhy,
            @Nullable LocalDate closedOn) {}

    /** One more or one less of what was tried and reached in a band of hours. */
    void count(String channel, HourBand band, int tried, int reached) {
        database.sql("""
                        insert into outreach.reach as r (association, channel, band, tried, reached)
                        values (:association, :channel, :band, greatest(:tried, 0), greatest(:reached, 0))
                        on conflict (association, channel, band) do update
                            set tried = greatest(r.tried + :tried, 0), reached = greatest(r.reached + :reached, 0)""")
                .param("association", Asking.association())
                .param("channel", channel)
                .param("band", band.key())
                .param("tried", tried)
                .param("reached", reached)
                .update();
    }

    List<HourBand.Rate> rates(String channel) {
        return database.sql(
                        "select band, tried, reached from outreach.reach where association = :association and channel = :channel")
                .param("association", Asking.association())
                .param("channel", channel)
                .query(ResultRow.map(row ->
                        new HourBand.Rate(HourBand.of(row.text("band")), row.integer("tried"), row.integer("reached"))))
                .list();
    }

    // --- closing, case, visit

    boolean close(UUID id, String why, int basedOn) {
        return database.sql("""
                        update outreach.entry set state = 'closed', closed_why = :why, closed_on = :on, back_at = null, version = version + 1
                        where id = :id and version = :basedOn and state <> 'closed'""")
                        .param("id", id)
                        .param("why", why)
                        .param("on", today())
                        .param("basedOn", basedOn)
                        .update()
                == 1;
    }

    /** @return whether it is open again: of whom nothing is known any more, nobody can be contacted */
    boolean reopen(UUID id) {
        return database.sql("""
                        update outreach.entry set state = case when reached_on is null then 'waiting' else 'reached' end, closed_why = null,
                            closed_on = null, version = version + 1
                        where id = :id and state = 'closed' and closed_why <> 'objected' and emptied_on is null""").param("id", id).update() == 1;
    }

    void became(UUID id, UUID caseFile) {
        database.sql("update outreach.entry set case_file = :case, version = version + 1 where id = :id")
                .param("id", id)
                .param("case", caseFile)
                .update();
    }

    void recorded(UUID id, UUID visit) {
        database.sql("update outreach.entry set visit = :visit, version = version + 1 where id = :id")
                .param("id", id)
                .param("visit", visit)
                .update();
    }

    // --- reading rows

    private static Attempt attempt(ResultRow row) {
        return new Attempt(
                row.uuid("id"),
                row.uuid("entry"),
                Objects.requireNonNull(row.instantOrNull("at")),
                row.uuid("by"),
                row.text("channel"),
                row.text("outcome"),
                row.instantOrNull("back_at"),
                Objects.requireNonNull(row.instantOrNull("recorded_at")));
    }

    static ListedHousehold read(ResultRow row) {
        return new ListedHousehold(
                row.uuid("id"),
                row.uuid("list"),
                row.uuid("arrangement"),
                row.uuid("partner"),
                Objects.requireNonNullElse(row.textOrNull("partner_name"), ""),
                row.textOrNull("supplier"),
                row.integer("line"),
                row.text("matter"),
                row.textOrNull("commune"),
                row.uuidOrNull("sector"),
                row.textOrNull("sector_name"),
                row.uuidOrNull("point"),
                row.textOrNull("language"),
                new ListedHousehold.Reach(row.flag("by_phone"), row.flag("by_mail"), row.flag("by_post")),
                new ListedHousehold.Debt(
                        row.bigintOrNull("cents"),
                        row.dayOrNull("issued_on"),
                        row.dayOrNull("payable_by"),
                        row.dayOrNull("last_letter_on"),
                        row.textOrNull("planned"),
                        row.dayOrNull("planned_on"),
                        row.text("meter"),
                        row.integerOrNull("kva"),
                        row.text("main_home"),
                        row.text("cheque")),
                Objects.requireNonNull(row.dayOrNull("received_on")),
                row.dayOrNull("urgent_on"),
                row.textOrNull("urgent_what"),
                row.texts("urgent_why"),
                row.flag("doubtful"),
                Set.copyOf(row.texts("protections")),
                row.integer("weight"),
                ListedHousehold.State.of(row.text("state")),
                row.textOrNull("closed_why"),
                row.integer("attempts"),
                row.integer("most_attempts"),
                row.integer("confirm_days"),
                row.instantOrNull("attempted_at"),
                row.instantOrNull("not_before"),
                row.instantOrNull("back_at"),
                row.textOrNull("last_channel"),
                row.textOrNull("last_outcome"),
                row.dayOrNull("reached_on"),
                row.dayOrNull("closed_on"),
                row.uuidOrNull("visit"),
                row.uuidOrNull("case_file"),
                row.integer("version"));
    }
}
