// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import fr.parvis.visits.PastVisits;
import fr.parvis.visits.Visit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes many visits with few statements. */
@Component
class LoadVisits implements PastVisits {
    private static final int ROWS_AT_ONCE = 1000;

    private static final String LOAD_VISITS = """
            insert into visits.visit (id, association, point, day, started_at, presence, direction, mediators, persons, age_band, gender,
                situation, commune, language, first_visit, partner, team, recorded_by, recorded_at)
            select id, cast(:association as uuid), point, day, started_at, presence, direction, mediators::uuid[], persons, age_band,
                gender, situation, commune, language, first_visit, partner, team, (mediators::uuid[])[1], started_at
            from unnest(:ids::uuid[], :points::uuid[], :days::date[], :startedAt::timestamptz[], :presences::text[],
                :directions::text[], :mediators::text[], :persons::int[], :ageBands::text[], :genders::text[], :situations::text[],
                :communes::text[], :languages::text[], :firstVisits::boolean[], :partners::text[], :teams::text[])
                as given (id, point, day, started_at, presence, direction, mediators, persons, age_band, gender, situation, commune,
                    language, first_visit, partner, team)
            on conflict (association, id) do nothing
            returning id""";

    private static final String LOAD_REQUESTS = """
            with r as (
                insert into visits.request (id, visit, association, day, position, theme, operator, level, result, blocker, minutes,
                    support, autonomy, device)
                select id, visit, cast(:association as uuid), day, position, theme, operator, level, result, blocker, minutes, support,
                    autonomy, device
                from unnest(:ids::uuid[], :visits::uuid[], :days::date[], :positions::int[], :themes::text[], :operators::text[],
                    :levels::text[], :results::text[], :blockers::text[], :minutes::int[], :supports::text[], :autonomies::text[],
                    :devices::text[])
                    as given (id, visit, day, position, theme, operator, level, result, blocker, minutes, support, autonomy, device)
                returning id, day
            )
            insert into visits.note (request, association, day, text)
            select r.id, cast(:association as uuid), r.day, note
            from r join unnest(:ids::uuid[], :notes::text[]) as given (id, note) on given.id = r.id where note is not null""";

    private final JdbcClient database;

    LoadVisits(JdbcClient database) {
        this.database = database;
    }

    @Override
    @Transactional
    public void load(List<Visit> visits) {
        var association = Asking.association();
        for (int from = 0; from < visits.size(); from += ROWS_AT_ONCE)
            loadSome(association, visits.subList(from, Math.min(from + ROWS_AT_ONCE, visits.size())));
    }

    @Override
    @Transactional
    public void loaded() {
        database.sql("analyze visits.visit, visits.request").update();
    }

    @Override
    @Transactional(readOnly = true)
    public long stored() {
        return database.sql(
                        "select count(*) from visits.visit where association = :association and cancelled_at is null")
                .param("association", Asking.association())
                .query(Long.class)
                .single();
    }

    private void loadSome(UUID association, List<Visit> visits) {
        var fresh = new HashSet<>(database.sql(LOAD_VISITS)
                .param("association", association)
                .param("ids", texts(visits, v -> v.id().toString()))
                .param("points", texts(visits, v -> v.point().toString()))
                .param("days", texts(visits, v -> v.day().toString()))
                .param("startedAt", texts(visits, v -> v.startedAt().toString()))
                .param("presences", texts(visits, Visit::presence))
                .param("directions", texts(visits, v -> v.direction().name()))
                .param("mediators", texts(visits, v -> array(v.mediators())))
                .param("persons", visits.stream().map(Visit::persons).toArray(Integer[]::new))
                .param("ageBands", texts(visits, Visit::ageBand))
                .param("genders", texts(visits, Visit::gender))
                .param("situations", texts(visits, Visit::situation))
                .param("communes", texts(visits, Visit::commune))
                .param("languages", texts(visits, Visit::language))
                .param(
                        "firstVisits",
                        texts(
                                visits,
                                v -> v.firstVisit() == null
                                        ? null
                                        : v.firstVisit().toString()))
                .param("partners", texts(visits, Visit::partner))
                .param("teams", texts(visits, Visit::team))
                .query(UUID.class)
                .list());
        record Row(Visit visit, Visit.Request request, int position) {}
        var rows = new ArrayList<Row>();
        for (var visit : visits) {
            if (!fresh.contains(visit.id())) continue;
            for (int i = 0; i < visit.requests().size(); i++)
                rows.add(new Row(visit, visit.requests().get(i), i + 1));
        }
        database.sql(LOAD_REQUESTS)
                .param("association", association)
                .param("ids", texts(rows, row -> row.request.id().toString()))
                .param("visits", texts(rows, row -> row.visit.id().toString()))
                .param("days", texts(rows, row -> row.visit.day().toString()))
                .param("positions", rows.stream().map(Row::position).toArray(Integer[]::new))
                .param("themes", texts(rows, row -> row.request.theme()))
                .param("operators", texts(rows, row -> row.request.operator()))
                .param("levels", texts(rows, row -> row.request.level()))
                .param("results", texts(rows, row -> row.request.result()))
                .param("blockers", texts(rows, row -> row.request.blocker()))
                .param("supports", texts(rows, row -> row.request.support()))
                .param("autonomies", texts(rows, row -> row.request.autonomy()))
                .param("devices", texts(rows, row -> row.request.device()))
                .param(
                        "minutes",
                        rows.stream().map(row -> row.request.minutes()).toArray(Integer[]::new))
                .param("notes", texts(rows, row -> row.request.note()))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) texts[i] = column.apply(rows.get(i));
        return texts;
    }

    private static String array(List<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }
}
