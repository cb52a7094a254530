// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.database.TransactionLock;
import fr.parvis.database.TransactionSetting;
import fr.parvis.network.Communes;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of acts and of what they count for; called inside a transaction of an association. */
@Component
class AttributionTable {
    private static final int AT_ONCE = 20_000;

    /** Rows of {@code a} that a contract counts: looked for by its lines, which rows are indexed by. */
    static final String OF_CONTRACT = """
            a.association = :association
                and a.line in (select id from contracts.line where association = :association and contract = :contract)""";

    /** Rows that are not changed any more, of {@code a}. */
    private static final String CLOSED = """
            exists (select from contracts.contract c where c.association = a.association and c.id = a.contract and a.day <= c.closed_until)""";

    /** Whether the act of {@code a} is still there on that day. */
    private static final String LIVE = """
            case a.act_kind
                when 'request' then exists (select from visits.counted_request r where r.association = a.association and r.id = a.act and r.day = a.day)
                else exists (select from activities.counted_activity r where r.association = a.association and r.id = a.act and r.day = a.day) end""";

    /** Rows of closed days, on whichever day, of some acts: looked for by their key, since closed rows only grow in number. */
    static final String CLOSED_OF_ACTS = """
            select a.* from contracts.attribution a
            where a.association = (select :association::uuid) and a.act_kind = any(:kinds::text[]) and a.act = any(:acts::uuid[]) and %s""".formatted(CLOSED);

    /** Rows of some acts that may still change, on whichever day: an act may move while others are attributed. */
    private static final String OPEN = """
            select a.* from contracts.attribution a
            where a.association = (select :association::uuid) and a.act_kind = any(:kinds::text[]) and a.act = any(:acts::uuid[])
                and (:closed::date is null or a.day > :closed::date or not %s)""".formatted(CLOSED);

    /** Findings of some acts on some days, without those of closed rows whose act is gone. */
    private static final String FINDINGS = """
            select a.* from contracts.finding a
            where a.association = :association and a.day between :from and :to and a.act = any(:acts::uuid[])
                and (a.kind <> 'behind-closed' or %s)""".formatted(LIVE);

    private static final String ACTS = """
            select 'request' as kind, r.id, r.visit as parent, r.day, r.point, p.insee, p.department, r.theme, r.operator, r.presence,
                null as activity, r.minutes
            from visits.counted_request r left join network.placed_point p on p.id = r.point
            where r.association = :association and %s
            union all
            select 'activity', r.id, r.id, r.day, r.point, p.insee, p.department, null, r.partner, null, r.kind, r.minutes
            from activities.counted_activity r left join network.placed_point p on p.id = r.point
            where r.association = :association and %s
            """;

    /** The next visits and activities: all requests that are left would be joined and sorted for each page otherwise. */
    private static final String PAGE = """
            with page as materialized (
                select day, parent from (
                    select v.day, v.id as parent from visits.counted_visit v where v.association = :association and %1$s
                    union all
                    select v.day, v.id from activities.counted_activity v where v.association = :association and %1$s) p
                order by day, parent limit :most)
            """.formatted(
                    "v.day between :from and :to and (:after::uuid is null or (v.day, v.id) > (:from::date, :after::uuid))");

    private static final String IN_ORDER = " order by day, parent, id";

    private final JdbcClient database;
    private final Communes communes;
    private final Nomenclature nomenclature;

    AttributionTable(JdbcClient database, Communes communes, Nomenclature nomenclature) {
        this.database = database;
        this.communes = communes;
        this.nomenclature = nomenclature;
    }

    /** One attribution of an association at a time, until the end of the transaction. */
    void lock() {
        TransactionLock.take(database, "contracts " + Asking.association());
    }

    /** Days whose acts are to be attributed anew. */
    record Days(LocalDate first, LocalDate last) {
        Days and(Days other) {
            return new Days(
                    first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
        }
    }

    /** Notes that acts of these days are to be attributed anew, where the association has contracts. */
    void due(Days days) {
        database.sql("""
                        insert into contracts.reattribution_due (association, first_day, last_day)
                        select :association, :first, :last where exists (select from contracts.contract where association = :association)""")
                .param("association", Asking.association())
                .param("first", days.first())
                .param("last", days.last())
                .update();
    }

    /** Notes days of an association if one of its rules goes by places; the network, which reads no rule, notes them in any case. */
    void dueByPlaces(UUID association, Days days) {
        database.sql("""
                        insert into contracts.reattribution_due (association, first_day, last_day)
                        select :association, :first, :last where (select current_setting('parvis.scope', true)) = 'network'
                            or exists (select from contracts.rule where association = :association
                                and (communes <> '{}' or departments <> '{}'))""")
                .param("association", association)
                .param("first", days.first())
                .param("last", days.last())
                .update();
    }

    /** Notes days of these associations; as the network, which reads no contract. */
    void dueOfAll(Collection<UUID> associations, Days days) {
        database.sql("""
                        insert into contracts.reattribution_due (association, first_day, last_day)
                        select association, :first, :last from unnest(:associations::uuid[]) association""")
                .param("associations", associations.toArray(UUID[]::new))
                .param("first", days.first())
                .param("last", days.last())
                .update();
    }

    /** Takes what is due. */
    Optional<Days> takeDue() {
        return database
                .sql(
                        "delete from contracts.reattribution_due where association = :association returning first_day, last_day")
                .param("association", Asking.association())
                .query(ResultRow.map(row -> new Days(row.day("first_day"), row.day("last_day"))))
                .list()
                .stream()
                .reduce(Days::and);
    }

    /** Associations with something due; asked as the network. */
    List<UUID> associationsDue() {
        return database.sql("select distinct association from contracts.reattribution_due")
                .query(UUID.class)
                .list();
    }

    boolean isDue() {
        return database.sql("select exists (select from contracts.reattribution_due where association = :association)")
                .param("association", Asking.association())
                .query(Boolean.class)
                .single();
    }

    /**
     * Acts of these days in their order: those of so many visits and activities.
     *
     * @param after visit or activity of the first day whose acts came last, where some came already
     */
    List<Act> acts(Days days, @Nullable UUID after, int most) {
        var ofPage = "(r.day, %s) in (select day, parent from page)";
        return read(
                database.sql(PAGE + ACTS.formatted(ofPage.formatted("r.visit"), ofPage.formatted("r.id")) + IN_ORDER)
                        .param("association", Asking.association())
                        .param("from", days.first())
                        .param("to", days.last())
                        .param("after", after)
                        .param("most", most));
    }

    Optional<Act> act(ActKey key) {
        var which = "r.id = :id and :kind = ";
        return read(database.sql(ACTS.formatted(which + "'request'", which + "'activity'") + IN_ORDER)
                        .param("association", Asking.association())
                        .param("id", key.id())
                        .param("kind", key.kind().code()))
                .stream()
                .findFirst();
    }

    /** Requests of a visit in their order. */
    List<Act> actsOfVisit(UUID visit) {
        return read(database.sql(ACTS.formatted("r.visit = :id", "false") + IN_ORDER)
                .param("association", Asking.association())
                .param("id", visit));
    }

    private List<Act> read(JdbcClient.StatementSpec asked) {
        var families = new HashMap<String, String>();
        var cities = new HashMap<String, String>();
        var of = new Object() {
            @Nullable
            LocalDate day;

            @Nullable
            Catalogue codes;
        };
        var acts = new ArrayList<Act>();
        asked.query(ResultRow.each(row -> {
            var day = row.day("day");
            if (!day.equals(of.day)) {
                of.day = day;
                of.codes = nomenclature.on(day);
                families.clear();
            }
            var codes = Objects.requireNonNull(of.codes);
            var theme = orEmpty(row.textOrNull("theme"));
            var insee = orEmpty(row.textOrNull("insee"));
            acts.add(new Act(
                    new ActKey(ActKind.find(row.text("kind")).orElseThrow(), row.uuid("id")),
                    row.uuid("parent"),
                    day,
                    row.uuidOrNull("point"),
                    insee,
                    cities.computeIfAbsent(insee, communes::city),
                    orEmpty(row.textOrNull("department")),
                    theme,
                    theme.isEmpty() ? "" : families.computeIfAbsent(theme, code -> family(codes, code)),
                    orEmpty(row.textOrNull("operator")),
                    orEmpty(row.textOrNull("presence")),
                    orEmpty(row.textOrNull("activity")),
                    row.integer("minutes")));
        }));
        return acts;
    }

    /** The family of a theme on the day of the catalogue; empty where the code does not hold. */
    static String family(Catalogue codes, String theme) {
        return codes.find(CodeList.THEME, theme).map(Code::parent).orElse("");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * Rows of a line that were deleted.
     *
     * @param first day of the first of them, {@code last} of the last
     * @param paidUnits parts that they paid
     * @param rows number of them
     */
    record Stale(UUID line, LocalDate first, LocalDate last, long paidUnits, int rows) {}

    /** Deletes rows of open days whose act is gone or on another day, and those that are outside their contract's period now. */
    List<Stale> deleteStale(LocalDate from) {
        return database.sql("""
                        with stale as (
                            delete from contracts.attribution a where a.association = :association and a.day >= :from and not (%s)
                                and (not (%s) or exists (select from contracts.contract c where c.association = a.association and c.id = a.contract
                                    and a.day not between c.first_day and c.last_day))
                            returning a.line, a.day, a.paid_units)
                        select line, min(day) as first_day, max(day) as last_day, sum(paid_units)::bigint as paid_units, count(*)::int as deleted
                        from stale group by line""".formatted(CLOSED, LIVE))
                .param("association", Asking.association())
                .param("from", from)
                .query(ResultRow.map(row -> new Stale(
                        row.uuid("line"),
                        row.day("first_day"),
                        row.day("last_day"),
                        row.bigint("paid_units"),
                        row.integer("deleted"))))
                .list();
    }

    /** Deletes findings whose act is gone or on another day, unless a row of a closed day says otherwise. */
    void deleteStaleFindings(Days days) {
        // "offset 0" keeps it a look-up for each finding that is behind a report: the planner would rather join all
        // rows
        database.sql("""
                        delete from contracts.finding a where a.association = :association and a.day between :from and :to and not (%s)
                            and not exists (select from contracts.attribution b
                                    join contracts.contract c on c.association = b.association and c.id = b.contract and b.day <= c.closed_until
                                where a.kind = 'behind-closed' and b.association = a.association and b.act_kind = a.act_kind and b.act = a.act
                                    and b.line = a.line and b.day = a.day offset 0)""".formatted(LIVE))
                .param("association", Asking.association())
                .param("from", days.first())
                .param("to", days.last())
                .update();
    }

    /** Writes a finding for each row of a closed day whose act is gone or on another day. */
    void writeBehindClosed(Days days) {
        database.sql("""
                        insert into contracts.finding (association, kind, act_kind, act, line, day)
                        select a.association, 'behind-closed', a.act_kind, a.act, a.line, a.day from contracts.attribution a
                        where a.association = :association and a.day between :from and :to and %s and not (%s)
                        on conflict (association, kind, act_kind, act, line) do nothing""".formatted(CLOSED, LIVE))
                .param("association", Asking.association())
                .param("from", days.first())
                .param("to", days.last())
                .update();
    }

    /** Plans for the values at hand, until the end of the transaction: one made for any values would compare each row with thousands of acts in turn. */
    void planForTheseValues() {
        TransactionSetting.planForValues(database);
    }

    /** Parts that each line pays before a day, and of closed days. */
    Map<UUID, Long> doneBefore(LocalDate day) {
        var done = new HashMap<UUID, Long>();
        database.sql(
                        "select a.line, sum(a.paid)::bigint as done from contracts.day_sum a where a.association = :association"
                                + " and (a.day < :day or " + CLOSED + ") group by a.line")
                .param("association", Asking.association())
                .param("day", day)
                .query(ResultRow.each(row -> {
                    done.put(row.uuid("line"), row.bigint("done"));
                }));
        return done;
    }

    /**
     * Rows of these acts that may still change, on whichever day.
     *
     * @param closed last day that a contract closed
     */
    List<Attribution> open(Set<ActKey> acts, @Nullable LocalDate closed) {
        return database
                .sql(OPEN)
                .param("association", Asking.association())
                .param("kinds", kinds(acts))
                .param("acts", ids(acts))
                .param("closed", closed)
                .query(ResultRow.map(AttributionTable::attribution))
                .list()
                .stream()
                .filter(row -> acts.contains(row.act()))
                .toList();
    }

    /** Rows of these acts that are not changed any more, on whichever day. */
    List<Attribution> closed(Set<ActKey> acts) {
        return database.sql(CLOSED_OF_ACTS)
                .param("association", Asking.association())
                .param("kinds", kinds(acts))
                .param("acts", ids(acts))
                .query(ResultRow.map(AttributionTable::attribution))
                .list();
    }

    private static String[] kinds(Collection<ActKey> acts) {
        return acts.stream().map(key -> key.kind().code()).distinct().toArray(String[]::new);
    }

    private static UUID[] ids(Collection<ActKey> acts) {
        return acts.stream().map(ActKey::id).toArray(UUID[]::new);
    }

    /** Attributions of acts, in the order of lines. */
    List<Attribution> of(Collection<ActKey> acts) {
        if (acts.isEmpty()) return List.of();
        return database.sql("""
                        select a.* from contracts.attribution a join contracts.contract c on c.association = a.association and c.id = a.contract
                            join contracts.line l on l.association = a.association and l.id = a.line
                        where a.association = :association
                            and (a.act_kind, a.act) in (select * from unnest(:kinds::text[], :acts::uuid[]))
                        order by a.paid desc, c.priority, c.first_day, l.position, l.id""")
                .param("association", Asking.association())
                .param("kinds", acts.stream().map(key -> key.kind().code()).toArray(String[]::new))
                .param("acts", ids(acts))
                .query(ResultRow.map(AttributionTable::attribution))
                .list();
    }

    private static Attribution attribution(ResultRow row) {
        return new Attribution(
                key(row),
                row.uuid("line"),
                row.uuid("contract"),
                row.day("day"),
                row.integer("units"),
                row.integer("minutes"),
                row.flag("paid"),
                row.integer("paid_units"),
                Reason.of(row.text("reason")),
                row.uuidOrNull("rival"));
    }

    private static ActKey key(ResultRow row) {
        return new ActKey(ActKind.find(row.text("act_kind")).orElseThrow(), row.uuid("act"));
    }

    /** Deletes rows first, so that a payer may change. */
    void write(List<Attribution> gone, List<Attribution> fresh) {
        inParts(
                gone,
                part -> database.sql("""
                        delete from contracts.attribution a
                        using unnest(:kinds::text[], :acts::uuid[], :lines::uuid[]) as g (act_kind, act, line)
                        where a.association = :association and a.act_kind = g.act_kind and a.act = g.act and a.line = g.line""")
                        .param("association", Asking.association())
                        .param("kinds", texts(part, row -> row.act().kind().code()))
                        .param("acts", uuids(part, row -> row.act().id()))
                        .param("lines", uuids(part, Attribution::line))
                        .update());
        inParts(
                fresh,
                part -> database.sql("""
                        insert into contracts.attribution (association, act_kind, act, line, contract, day, units, minutes, paid, paid_units, reason, rival)
                        select :association, f.* from unnest(:kinds::text[], :acts::uuid[], :lines::uuid[], :contracts::uuid[], :days::date[],
                            :units::int[], :minutes::int[], :paid::boolean[], :paidUnits::int[], :reasons::text[], :rivals::uuid[]) f""")
                        .param("association", Asking.association())
                        .param("kinds", texts(part, row -> row.act().kind().code()))
                        .param("acts", uuids(part, row -> row.act().id()))
                        .param("lines", uuids(part, Attribution::line))
                        .param("contracts", uuids(part, Attribution::contract))
                        .param("days", texts(part, row -> row.day().toString()))
                        .param("units", part.stream().map(Attribution::units).toArray(Integer[]::new))
                        .param(
                                "minutes",
                                part.stream().map(Attribution::minutes).toArray(Integer[]::new))
                        .param("paid", texts(part, row -> String.valueOf(row.paid())))
                        .param(
                                "paidUnits",
                                part.stream().map(Attribution::paidUnits).toArray(Integer[]::new))
                        .param("reasons", texts(part, row -> row.reason().code()))
                        .param("rivals", uuids(part, Attribution::rival))
                        .update());
    }

    private static <T> void inParts(List<T> all, Consumer<List<T>> write) {
        for (int from = 0; from < all.size(); from += AT_ONCE)
            write.accept(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> @Nullable String[] uuids(List<T> rows, Function<T, @Nullable UUID> column) {
        var ids = new @Nullable String[rows.size()];
        for (int i = 0; i < ids.length; i++) {
            var id = column.apply(rows.get(i));
            ids[i] = id == null ? null : id.toString();
        }
        return ids;
    }

    /** Findings of these acts on these days, without those of closed rows whose act is gone. */
    List<Finding> findings(Days days, Set<ActKey> acts) {
        return database
                .sql(FINDINGS)
                .param("association", Asking.association())
                .param("from", days.first())
                .param("to", days.last())
                .param("acts", ids(acts))
                .query(ResultRow.map(AttributionTable::finding))
                .list()
                .stream()
                .filter(found -> acts.contains(found.act()))
                .toList();
    }

    /** First day that has a finding, from a day on. */
    Optional<LocalDate> firstDayOfFindings(LocalDate from) {
        return database.sql(
                        "select day from contracts.finding where association = :association and day >= :from order by day limit 1")
                .param("association", Asking.association())
                .param("from", from)
                .query(LocalDate.class)
                .optional();
    }

    private static Finding finding(ResultRow row) {
        return new Finding(
                Finding.Kind.of(row.text("kind")), key(row), row.uuid("line"), row.uuidOrNull("other"), row.day("day"));
    }

    /** Writes findings; of the same act and line, on another day, the later one holds. */
    void writeFindings(List<Finding> gone, List<Finding> fresh) {
        inParts(
                gone,
                part -> database.sql("""
                        delete from contracts.finding f
                        using unnest(:what::text[], :kinds::text[], :acts::uuid[], :lines::uuid[]) as g (kind, act_kind, act, line)
                        where f.association = :association and f.kind = g.kind and f.act_kind = g.act_kind and f.act = g.act and f.line = g.line""")
                        .param("association", Asking.association())
                        .param("what", texts(part, row -> row.kind().code()))
                        .param("kinds", texts(part, row -> row.act().kind().code()))
                        .param("acts", uuids(part, row -> row.act().id()))
                        .param("lines", uuids(part, Finding::line))
                        .update());
        inParts(
                fresh,
                part -> database.sql("""
                        insert into contracts.finding (association, kind, act_kind, act, line, other, day)
                        select :association, f.* from unnest(:what::text[], :kinds::text[], :acts::uuid[], :lines::uuid[], :others::uuid[],
                            :days::date[]) f
                        on conflict (association, kind, act_kind, act, line) do update set other = excluded.other, day = excluded.day""")
                        .param("association", Asking.association())
                        .param("what", texts(part, row -> row.kind().code()))
                        .param("kinds", texts(part, row -> row.act().kind().code()))
                        .param("acts", uuids(part, row -> row.act().id()))
                        .param("lines", uuids(part, Finding::line))
                        .param("others", uuids(part, Finding::other))
                        .param("days", texts(part, row -> row.day().toString()))
                        .update());
    }

    List<Overrule> overrules() {
        return database.sql("select * from contracts.overrule where association = :association")
                .param("association", Asking.association())
                .query(ResultRow.map(AttributionTable::overrule))
                .list();
    }

    Optional<Overrule> overrule(ActKey act) {
        return database.sql(
                        "select * from contracts.overrule where association = :association and act_kind = :kind and act = :act")
                .param("association", Asking.association())
                .param("kind", act.kind().code())
                .param("act", act.id())
                .query(ResultRow.map(AttributionTable::overrule))
                .optional();
    }

    private static Overrule overrule(ResultRow row) {
        return new Overrule(
                key(row),
                row.uuidOrNull("line"),
                row.text("reason"),
                row.uuid("overruled_by"),
                row.instant("overruled_at"));
    }

    void keep(Overrule it) {
        database.sql("""
                        insert into contracts.overrule (association, act_kind, act, line, reason, overruled_by, overruled_at)
                        values (:association, :kind, :act, :line, :reason, :by, :at)
                        on conflict (association, act_kind, act) do update set line = excluded.line, reason = excluded.reason,
                            overruled_by = excluded.overruled_by, overruled_at = excluded.overruled_at""")
                .param("association", Asking.association())
                .param("kind", it.act().kind().code())
                .param("act", it.act().id())
                .param("line", it.line())
                .param("reason", it.reason())
                .param("by", it.by())
                .param("at", it.at())
                .update();
    }

    boolean removeOverrule(ActKey act) {
        return database.sql(
                                "delete from contracts.overrule where association = :association and act_kind = :kind and act = :act")
                        .param("association", Asking.association())
                        .param("kind", act.kind().code())
                        .param("act", act.id())
                        .update()
                == 1;
    }
}
