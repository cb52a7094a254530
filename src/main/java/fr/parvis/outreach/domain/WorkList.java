// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.database.Asking;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The households to contact, the most pressing first, a page at a time; nothing is counted and nobody is named. */
@Component
public class WorkList {
    public static final int ON_A_PAGE = 15;

    /** The order of the index, in one direction throughout. */
    private static final String ORDER = "coalesce(e.urgent_on, date 'infinity'), (-e.weight), e.id";

    /**
     * Filter of households.
     *
     * @param point null: of all points
     * @param backToday whether only those that somebody promised to call back, the first promised first
     * @param channel phone, mail, post, or door for those that only their door is known of; null: any
     */
    public record Filter(
            @Nullable UUID point,
            @Nullable UUID arrangement,
            boolean backToday,
            @Nullable String channel,
            ListedHousehold.State state) {}

    /** End of a page, so that the next one goes on from there however many came before it. */
    public record From(@Nullable LocalDate urgentOn, int weight, UUID id) {

        public static Optional<From> read(String text) {
            var parts = text.split("_");
            if (parts.length != 3 || !parts[1].matches("\\d{1,3}")) return Optional.empty();
            try {
                return Optional.of(new From(
                        parts[0].equals("x") ? null : LocalDate.parse(parts[0]),
                        Integer.parseInt(parts[1]),
                        UUID.fromString(parts[2])));
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }

        public String text() {
            return (urgentOn == null ? "x" : urgentOn.toString()) + "_" + weight + "_" + id;
        }
    }

    /** @param next start of the next page; null at the end */
    public record Page(
            List<ListedHousehold> entries, @Nullable From next) {}

    /** An arrangement as a filter names it. */
    public record Named(UUID id, String name) {}

    private final JdbcClient database;
    private final EntryTable entries;
    private final CallsInProgress claims;
    private final ContactHours hours;

    WorkList(JdbcClient database, EntryTable entries, CallsInProgress claims, ContactHours hours) {
        this.database = database;
        this.entries = entries;
        this.claims = claims;
        this.hours = hours;
    }

    @Transactional(readOnly = true)
    public Page page(Filter filter, @Nullable From after) {
        var params = new HashMap<String, Object>();
        var sql = new StringBuilder("select e.id from outreach.entry e where e.association = :association");
        params.put("association", Asking.association());
        where(filter, sql, params);
        if (filter.backToday) {
            sql.append(" order by e.back_at, e.id limit 200");
            var them = order(ids(sql, params));
            return new Page(them, null);
        }
        if (after != null) {
            sql.append(" and (").append(ORDER).append(") > (cast(:afterOn as date), :afterWeight, :afterId)");
            params.put("afterOn", after.urgentOn == null ? "infinity" : after.urgentOn.toString());
            params.put("afterWeight", -after.weight);
            params.put("afterId", after.id);
        }
        sql.append(" order by ").append(ORDER).append(" limit ").append(ON_A_PAGE + 1);
        var ids = ids(sql, params);
        var them = order(ids.size() > ON_A_PAGE ? ids.subList(0, ON_A_PAGE) : ids);
        var last = them.isEmpty() ? null : them.getLast();
        return new Page(
                them,
                ids.size() > ON_A_PAGE && last != null ? new From(last.urgentOn(), last.weight(), last.id()) : null);
    }

    private List<UUID> ids(StringBuilder sql, Map<String, Object> params) {
        return database.sql(sql.toString()).params(params).query(UUID.class).list();
    }

    private List<ListedHousehold> order(List<UUID> ids) {
        var found = new HashMap<UUID, ListedHousehold>();
        entries.all(ids).forEach(entry -> found.put(entry.id(), entry));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static void where(Filter filter, StringBuilder sql, Map<String, Object> params) {
        if (filter.backToday) sql.append(" and e.back_at is not null and e.state <> 'closed'");
        else {
            sql.append(" and e.state = :state");
            params.put("state", filter.state.key());
        }
        if (filter.point != null) {
            sql.append(" and e.point = :point");
            params.put("point", filter.point);
        }
        if (filter.arrangement != null) {
            sql.append(" and e.arrangement = :arrangement");
            params.put("arrangement", filter.arrangement);
        }
        if (filter.channel != null)
            sql.append(
                    switch (filter.channel) {
                        case "phone" -> " and e.by_phone";
                        case "mail" -> " and e.by_mail";
                        case "post" -> " and e.by_post";
                        default -> " and not e.by_phone and not e.by_mail";
                    });
    }

    /**
     * The next household to call: the most pressing one that may be contacted now, has attempts left, and that nobody else is at. It is mine for twenty
     * minutes. Where it lives it is an hour at which one calls; without such a household, there is none.
     */
    @Transactional
    public Optional<UUID> next(Filter filter) {
        var now = entries.now();
        var departments = hours.departments(now);
        if (departments.isEmpty()) return Optional.empty();
        for (var entry : due(filter, now, departments)) if (claims.take(entry).isEmpty()) return Optional.of(entry);
        return Optional.empty();
    }

    private List<UUID> due(Filter filter, Instant now, List<String> departments) {
        var promised = new ArrayList<UUID>(due(filter, now, departments, true));
        promised.addAll(due(filter, now, departments, false));
        return promised;
    }

    /** @param promised those that were promised a call for now come before all others */
    private List<UUID> due(Filter filter, Instant now, List<String> departments, boolean promised) {
        var params = new HashMap<String, Object>();
        var sql = new StringBuilder("""
                select e.id from outreach.entry e join outreach.arrangement a on a.id = e.arrangement
                where e.association = :association""");
        params.put("association", Asking.association());
        where(
                new Filter(filter.point, filter.arrangement, promised, filter.channel, ListedHousehold.State.WAITING),
                sql,
                params);
        sql.append(
                promised
                        ? " and e.back_at <= :now"
                        : " and (e.not_before is null or e.not_before <= :now) and e.attempts < a.most_attempts");
        sql.append(
                        " and not exists (select from outreach.claim c where c.entry = e.id and c.until > :now and c.by <> :me)")
                .append(" and ")
                .append(ContactHours.DEPARTMENT_OF)
                .append(" = any(:departments) order by ")
                .append(promised ? "e.back_at, e.id" : ORDER)
                .append(" limit 5");
        params.put("now", now);
        params.put("departments", departments.toArray(String[]::new));
        params.put("me", EntryTable.account());
        return database.sql(sql.toString()).params(params).query(UUID.class).list();
    }

    @Transactional(readOnly = true)
    public List<Named> arrangements() {
        return database.sql(
                        "select id, name from outreach.arrangement where association = :association order by name, id")
                .param("association", Asking.association())
                .query(Named.class)
                .list();
    }

    public LocalDate today() {
        return entries.today();
    }

    public Instant now() {
        return entries.now();
    }

    /** Whether one may call now in any of the departments of points; without one, in the mainland. */
    public boolean decentNow(Set<String> departments) {
        var decent = hours.departments(entries.now());
        return departments.isEmpty()
                ? decent.contains(ContactHours.department(null))
                : departments.stream().anyMatch(decent::contains);
    }
}
