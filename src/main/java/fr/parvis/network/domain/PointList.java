// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.network.domain.PointFilter.State;
import fr.parvis.values.FoldedText;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The points of the network, found by words and filters. */
@Component
@Transactional(readOnly = true)
public class PointList {
    private static final String FROM = """
            from network.point p join network.commune c on c.insee = p.insee
            """;
    private static final String WHERE = """
            where (:association::uuid is null or p.association = :association::uuid)
              and (:kind::text is null or p.kind = :kind)
              and (:label::text is null or p.labels @> array[:label]::text[])
              and (:department::text is null or c.department = :department)
              and (:state = 'ALL' or (:state = 'CLOSED') =
                   (p.closed_on is not null and p.closed_on <= (:now at time zone p.time_zone)::date))
              and p.plain like all(:words::text[])
            """;

    private final JdbcClient database;
    private final Closures closures;
    private final Clock clock;

    PointList(JdbcClient database, Closures closures, Clock clock) {
        this.database = database;
        this.closures = closures;
        this.clock = clock;
    }

    /** A department in which there are points. */
    public record Department(String code, String name) {}

    public Optional<PointView> find(UUID id) {
        return views(database.sql("select p.*, c.name as commune, c.department, null::float8 as km " + FROM
                                + "where p.id = :id")
                        .param("id", id))
                .stream()
                .findFirst();
    }

    public Optional<PointView> findByCode(String code) {
        return views(database.sql("select p.*, c.name as commune, c.department, null::float8 as km " + FROM
                                + "where p.short_code = :code")
                        .param("code", code))
                .stream()
                .findFirst();
    }

    /** Those of some identifiers that there are. */
    public List<PointView> list(Collection<UUID> ids) {
        return views(database.sql("select p.*, c.name as commune, c.department, null::float8 as km " + FROM
                        + "where p.id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new)));
    }

    public int count(PointFilter filter) {
        return bind(database.sql("select count(*) " + FROM + WHERE), filter)
                .query(Integer.class)
                .single();
    }

    /** Points that match a filter, by name. */
    public List<PointView> list(PointFilter filter, int limit, int offset) {
        return views(bind(
                        database.sql("select p.*, c.name as commune, c.department, null::float8 as km " + FROM + WHERE
                                + "order by lower(p.name), p.id limit :limit offset :offset"),
                        filter)
                .param("limit", limit)
                .param("offset", offset));
    }

    /** In the order of identifiers, after one of them: a list that stays whole while points are added. */
    public List<PointView> listAfter(@Nullable UUID after, PointFilter filter, int limit) {
        return views(bind(
                        database.sql("select p.*, c.name as commune, c.department, null::float8 as km " + FROM + WHERE
                                + "and (:after::uuid is null or p.id > :after::uuid) order by p.id limit :limit"),
                        filter)
                .param("after", after)
                .param("limit", limit));
    }

    /** A point as a search names it. */
    public record Found(UUID id, String name, String commune, String department) {}

    /**
     * Open points that hold each of these words; where there is none, those that are written nearly so.
     *
     * @param words folded; the longest, of three letters or more, is looked for by an index, and two hundred that hold it are compared
     */
    public List<Found> search(List<String> words, int most) {
        var longest =
                words.stream().max(Comparator.comparingInt(String::length)).orElse("");
        if (longest.length() < 3) return List.of();
        var found = search("p.plain like :longest and p.plain like all(:words::text[])", words, longest, most);
        return found.isEmpty() ? search(":text operator(public.<%) p.plain", words, longest, most) : found;
    }

    private List<Found> search(String condition, List<String> words, String longest, int most) {
        var text = String.join(" ", words);
        return database.sql("""
                        select p.id, p.name, c.name as commune, c.department
                        from (select p.* from network.point p
                              where (p.closed_on is null or p.closed_on > (:now at time zone p.time_zone)::date) and\s""" + condition + """
                              limit 200) p
                        join network.commune c on c.insee = p.insee
                        order by public.word_similarity(:text, p.plain) desc, lower(p.name), p.id limit :most""")
                .params(Map.of(
                        "text", text,
                        "longest", pattern(longest),
                        "words", words.stream().map(PointList::pattern).toArray(String[]::new),
                        "now", now(),
                        "most", most))
                .query(ResultRow.map(row ->
                        new Found(row.uuid("id"), row.text("name"), row.text("commune"), row.text("department"))))
                .list();
    }

    public List<Department> departments() {
        return database.sql("""
                        select code, name from network.department d
                        where exists (select from network.point p join network.commune c on c.insee = p.insee
                                      where c.department = d.code)
                        order by code""")
                .query(ResultRow.map(row -> new Department(row.text("code"), row.text("name"))))
                .list();
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, PointFilter filter) {
        var kind = filter.kind();
        return statement
                .param("association", filter.association())
                .param("kind", kind == null ? null : kind.name())
                .param("label", filter.label())
                .param("department", filter.department())
                .param(
                        "state",
                        Optional.ofNullable(filter.state()).orElse(State.ALL).name())
                .param("now", now())
                .param("words", words(filter.text()));
    }

    private Instant now() {
        return clock.instant();
    }

    private static String[] words(String text) {
        var folded = FoldedText.wordsInAnyScript(text);
        return folded.isEmpty()
                ? new String[0]
                : Arrays.stream(folded.split(" "))
                        .limit(8)
                        .map(PointList::pattern)
                        .toArray(String[]::new);
    }

    /** A {@code like} pattern that contains a folded word: letters and digits alone. */
    private static String pattern(String word) {
        return "%" + word + "%";
    }

    List<PointView> views(JdbcClient.StatementSpec statement) {
        var found = statement.query(ResultRow.map(PointList::view)).list();
        Map<UUID, List<Closure>> known =
                closures.of(found.stream().map(view -> view.sheet().id()).toList());
        var views = new ArrayList<PointView>();
        for (var view : found)
            views.add(new PointView(
                    view.sheet(),
                    view.code(),
                    view.department(),
                    known.getOrDefault(view.sheet().id(), List.of()),
                    view.kilometres()));
        return views;
    }

    private static PointView view(ResultRow row) {
        return new PointView(
                PointSheets.sheet(row),
                row.text("short_code"),
                row.text("department"),
                List.of(),
                row.realOrNull("km"));
    }
}
