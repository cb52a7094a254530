package fr.parvis.outreach.domain;

import fr.parvis.audit.Actor;
import fr.parvis.database.Asking;
import fr.parvis.network.LocalDays;
import fr.parvis.outreach.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
              left join partners.partner p on p.id = e.partner left join outreach.sector s on s.id = e.sector
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

    Optional<Entry> find(UUID id) {
        return database.sql(SELECT + "where e.id = :id")
                .param("id", id)
                .query(EntryTable::read)
                .optional();
    }

    List<Entry> all(List<UUID> ids) {
        return database.sql(SELECT + "where e.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(EntryTable::read)
                .list();
    }

    /** The same, and nobody else changes it until the transaction is over. */
    Optional<Entry> lock(UUID id) {
        return database.sql(SELECT + "where e.id = :id for update of e")
                .param("id", id)
                .query(EntryTable::read)
                .optional();
    }

    /** Who it is; opened for the card, the round of doors and the case only. */
    Optional<Household> household(UUID id) {
        return database.sql("select key, sealed from outreach.entry where id = :id")
                .param("id", id)
                .query((row, n) -> households.open(
                        id,
                        Objects.requireNonNull(row.getString("key")),
                        Objects.requireNonNull(row.getBytes("sealed"))))
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
    List<Entry> open(@Nullable UUID list, @Nullable UUID after, int most) {
        return database.sql(SELECT + """
                        where e.association = :association and e.state <> 'closed' and (:list::uuid is null or e.list = :list::uuid)
                          and (:after::uuid is null or e.id > :after::uuid)
                        order by e.id limit :most""")
                .param("association", Asking.association())
                .param("list", list, Types.OTHER)
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query(EntryTable::read)
                .list();
    }

    /** Where an entry stands among the others. */
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
                .query(EntryTable::attempt)
                .list();
    }

    Optional<Attempt> findAttempt(UUID id) {
        return database.sql("select * from outreach.attempt where id = :id")
                .param("id", id)
                .query(EntryTable::attempt)
                .optional();
    }

    /** @param day where the household lives. @return false when that identifier is taken */
    boolean insert(Attempt attempt, LocalDate day) {
        return database.sql("""
                        insert into outreach.attempt (id, association, entry, at, day, by, channel, outcome, back_at, recorded_at)
                        values (:id, :association, :entry, :at, :day, :by, :channel, :outcome, :back, :recorded)
                        on conflict (id) do nothing""")
                        .param("id", attempt.id())
                        .param("association", Asking.association())
                        .param("entry", attempt.entry())
                        .param("at", at(attempt.at()))
                        .param("day", day)
                        .param("by", attempt.by())
                        .param("channel", attempt.channel())
                        .param("outcome", attempt.outcome())
                        .param("back", at(attempt.backAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("recorded", at(attempt.recordedAt()))
                        .update()
                == 1;
    }

    void delete(Attempt attempt) {
        database.sql("delete from outreach.attempt where id = :id")
                .param("id", attempt.id())
                .update();
    }

    /** What the attempts come to, written to the entry. */
    void tried(Entry entry, Standing standing) {
        database.sql("""
                        update outreach.entry set attempts = :attempts, attempted_at = :attempted, not_before = :notBefore, back_at = :back,
                            last_channel = :channel, last_outcome = :outcome, state = :state, reached_on = :reached, closed_why = :why,
                            closed_on = :closed, version = version + 1
                        where id = :id""")
                .param("id", entry.id())
                .param("attempts", standing.attempts())
                .param("attempted", at(standing.attemptedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("notBefore", at(standing.notBefore()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("back", at(standing.backAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("channel", standing.channel(), Types.VARCHAR)
                .param("outcome", standing.outcome(), Types.VARCHAR)
                .param("state", standing.state().key())
                .param("reached", standing.reachedOn(), Types.DATE)
                .param("why", standing.closedWhy(), Types.VARCHAR)
                .param("closed", standing.closedOn(), Types.DATE)
                .update();
    }

    /** What an entry says of its attempts. */
    record Standing(
            int attempts,
            @Nullable Instant attemptedAt,
            @Nullable Instant notBefore,
            @Nullable Instant backAt,
            @Nullable String channel,
            @Nullable String outcome,
            Entry.State state,
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
                .query((row, n) -> new HourBand.Rate(
                        HourBand.of(Objects.requireNonNull(row.getString("band"))),
                        row.getInt("tried"),
                        row.getInt("reached")))
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

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Attempt attempt(ResultSet row, int n) throws SQLException {
        return new Attempt(
                id(row, "id"),
                id(row, "entry"),
                Objects.requireNonNull(instant(row, "at")),
                id(row, "by"),
                text(row, "channel"),
                text(row, "outcome"),
                instant(row, "back_at"),
                Objects.requireNonNull(instant(row, "recorded_at")));
    }

    static Entry read(ResultSet row, int n) throws SQLException {
        return new Entry(
                id(row, "id"),
                id(row, "list"),
                id(row, "arrangement"),
                id(row, "partner"),
                Objects.requireNonNullElse(row.getString("partner_name"), ""),
                row.getString("supplier"),
                row.getInt("line"),
                text(row, "matter"),
                row.getString("commune"),
                row.getObject("sector", UUID.class),
                row.getString("sector_name"),
                row.getObject("point", UUID.class),
                row.getString("language"),
                new Entry.Reach(row.getBoolean("by_phone"), row.getBoolean("by_mail"), row.getBoolean("by_post")),
                new Entry.Debt(
                        row.getObject("cents", Long.class),
                        day(row, "issued_on"),
                        day(row, "payable_by"),
                        day(row, "last_letter_on"),
                        row.getString("planned"),
                        day(row, "planned_on"),
                        text(row, "meter"),
                        row.getObject("kva", Integer.class),
                        text(row, "main_home"),
                        text(row, "cheque")),
                Objects.requireNonNull(day(row, "received_on")),
                day(row, "urgent_on"),
                row.getString("urgent_what"),
                texts(row, "urgent_why"),
                row.getBoolean("doubtful"),
                Set.copyOf(texts(row, "protections")),
                row.getInt("weight"),
                Entry.State.of(text(row, "state")),
                row.getString("closed_why"),
                row.getInt("attempts"),
                row.getInt("most_attempts"),
                row.getInt("confirm_days"),
                instant(row, "attempted_at"),
                instant(row, "not_before"),
                instant(row, "back_at"),
                row.getString("last_channel"),
                row.getString("last_outcome"),
                day(row, "reached_on"),
                day(row, "closed_on"),
                row.getObject("visit", UUID.class),
                row.getObject("case_file", UUID.class),
                row.getInt("version"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) Objects.requireNonNull(row.getArray(column)).getArray());
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
