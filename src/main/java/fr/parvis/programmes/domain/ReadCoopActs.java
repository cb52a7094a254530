// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.domain;

import fr.parvis.database.Asking;
import fr.parvis.database.ResultRow;
import fr.parvis.nomenclature.Act;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.nomenclature.OutsideList;
import fr.parvis.nomenclature.Translation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Digital acts of the current association in the words of La Coop, some days at a time; called inside a transaction. A visit is one when a request of it
 * was taught, done with the person or for them, or bears a digital theme; only such requests count.
 */
@Component
class ReadCoopActs {
    private static final String REFERRED = "referred";
    private static final String WORKSHOP = "workshop";

    /** Kinds of place that the commune of the point stands for, where nobody noted one: the bus stops near it. */
    private static final String TOUR = "tour";

    private static final List<String> AUTONOMY =
            List.of("entierement_accompagne", "partiellement_autonome", "autonome");

    private final JdbcClient database;
    private final Nomenclature nomenclature;

    ReadCoopActs(JdbcClient database, Nomenclature nomenclature) {
        this.database = database;
        this.nomenclature = nomenclature;
    }

    private record Visit(
            UUID id,
            @Nullable UUID point,
            LocalDate day,
            String presence,
            List<UUID> mediators,
            int persons,
            @Nullable String age,
            @Nullable String gender,
            @Nullable String situation,
            @Nullable String commune,
            @Nullable String insee,
            boolean before) {}

    private record Request(
            String theme,
            @Nullable String operator,
            String level,
            String result,
            int minutes,
            @Nullable String support,
            @Nullable String autonomy,
            @Nullable String device) {}

    /** Visits and sessions of these days, by day and identifier. */
    List<CoopAct> between(LocalDate from, LocalDate to) {
        var acts = new ArrayList<>(visits("v.day between :from and :to", from, to, List.of()));
        acts.addAll(sessions("s.day between :from and :to", from, to, List.of()));
        acts.sort(java.util.Comparator.comparing(CoopAct::day).thenComparing(CoopAct::id));
        return acts;
    }

    /** Those of these identifiers that are still acts for La Coop, on whatever day. */
    List<CoopAct> of(Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        var any = LocalDate.EPOCH;
        var acts = new ArrayList<>(visits("v.id = any(:ids::uuid[])", any, any, ids));
        acts.addAll(sessions("s.id = any(:ids::uuid[])", any, any, ids));
        return acts;
    }

    private List<CoopAct> visits(String which, LocalDate from, LocalDate to, Collection<UUID> ids) {
        var requests = new HashMap<UUID, List<Request>>();
        ask(
                        """
                select r.visit, r.theme, r.operator, r.level, r.result, r.minutes, r.support, r.autonomy, r.device
                from visits.counted_request r where r.association = :association and """
                                + which.replace("v.day", " r.day").replace("v.id", " r.visit")
                                + " order by r.visit, r.theme",
                        from,
                        to,
                        ids)
                .query(ResultRow.each(row -> requests.computeIfAbsent(row.uuid("visit"), _ -> new ArrayList<>())
                        .add(new Request(
                                row.text("theme"),
                                row.textOrNull("operator"),
                                row.text("level"),
                                row.text("result"),
                                row.integer("minutes"),
                                row.textOrNull("support"),
                                row.textOrNull("autonomy"),
                                row.textOrNull("device")))));
        var acts = new ArrayList<CoopAct>();
        ask("""
                select v.id, v.point, v.day, v.presence, v.mediators, v.persons, v.age_band, v.gender, v.situation, v.commune, v.first_visit, p.insee
                from visits.counted_visit v left join network.placed_point p on p.id = v.point
                where v.association = :association and """ + " " + which, from, to, ids).query(ResultRow.each(row -> {
            var of = requests.getOrDefault(row.uuid("id"), List.of());
            if (of.isEmpty()) return;
            act(
                            new Visit(
                                    row.uuid("id"),
                                    row.uuidOrNull("point"),
                                    row.day("day"),
                                    row.text("presence"),
                                    row.uuids("mediators"),
                                    row.integer("persons"),
                                    row.textOrNull("age_band"),
                                    row.textOrNull("gender"),
                                    row.textOrNull("situation"),
                                    row.textOrNull("commune"),
                                    row.textOrNull("insee"),
                                    Boolean.FALSE.equals(row.flagOrNull("first_visit"))),
                            of)
                    .ifPresent(acts::add);
        }));
        return acts;
    }

    private JdbcClient.StatementSpec ask(String sql, LocalDate from, LocalDate to, Collection<UUID> ids) {
        var asked = database.sql(sql).param("association", Asking.association());
        return ids.isEmpty() ? asked.param("from", from).param("to", to) : asked.param("ids", ids.toArray(UUID[]::new));
    }

    private Optional<CoopAct> act(Visit visit, List<Request> all) {
        var codes = nomenclature.on(visit.day());
        var themes = new LinkedHashSet<String>();
        var administrative = new LinkedHashSet<String>();
        var devices = new LinkedHashSet<String>();
        var autonomy = "";
        var redirection = "";
        int minutes = 0;
        boolean unconfirmed = false;
        boolean any = false;
        for (var request : all) {
            var act = new Act(
                    request.theme(),
                    Objects.requireNonNullElse(request.operator(), ""),
                    visit.presence(),
                    request.level());
            var theme = codes.translate(OutsideList.COOP_THEME, act);
            var targets = theme.map(Translation::targets).orElse(List.of());
            boolean digital = request.support() != null
                    || request.autonomy() != null
                    || request.device() != null
                    || targets.stream().anyMatch(target -> !target.equals(CoopAct.ADMINISTRATIVE));
            if (!digital) continue;
            any = true;
            themes.addAll(targets);
            unconfirmed |= theme.isPresent() && !theme.get().confirmed();
            if (targets.contains(CoopAct.ADMINISTRATIVE)) {
                var which = codes.translate(OutsideList.COOP_ADMINISTRATIVE_THEME, act);
                administrative.addAll(which.map(Translation::targets).orElse(List.of()));
                unconfirmed |= which.isPresent() && !which.get().confirmed();
            }
            if (request.device() != null) devices.addAll(one(codes, OutsideList.COOP_DEVICE, request.device()));
            if (request.autonomy() != null)
                for (var said : one(codes, OutsideList.COOP_AUTONOMY, request.autonomy()))
                    if (autonomy.isEmpty() || AUTONOMY.indexOf(said) < AUTONOMY.indexOf(autonomy)) autonomy = said;
            if (redirection.isEmpty() && request.result().equals(REFERRED))
                redirection = codes.translate(OutsideList.COOP_REFERRED_TO, act)
                        .map(Translation::targets)
                        .flatMap(found -> found.stream().findFirst())
                        .orElse("");
            minutes += request.minutes();
        }
        if (!any) return Optional.empty();
        boolean collective = visit.presence().equals(WORKSHOP);
        var place = one(codes, OutsideList.COOP_PLACE, visit.presence()).stream()
                .findFirst()
                .orElse("");
        var insee = visit.commune();
        if (insee == null && visit.presence().equals(TOUR)) insee = visit.insee();
        var counts = new LinkedHashMap<String, Map<String, Integer>>();
        // for a couple or a family, gender, age and situation are those of one person
        count(counts, CoopAct.GENDER, codes, visit.gender());
        count(counts, CoopAct.AGE, codes, visit.age());
        count(counts, CoopAct.STATUS, codes, visit.situation());
        return Optional.of(new CoopAct(
                visit.id(),
                collective,
                false,
                visit.day(),
                minutes,
                place,
                place.equals(CoopAct.AT_THE_PLACE) ? visit.point() : null,
                place.equals(CoopAct.AT_HOME) || place.equals(CoopAct.ELSEWHERE) ? insee : null,
                List.copyOf(themes),
                List.copyOf(administrative),
                List.copyOf(devices),
                collective ? "" : autonomy,
                collective ? "" : redirection,
                collective ? codes.label(CodeList.PRESENCE, WORKSHOP, java.util.Locale.FRENCH) : "",
                visit.persons(),
                visit.before() ? 1 : 0,
                counts,
                visit.mediators(),
                unconfirmed));
    }

    private static void count(
            Map<String, Map<String, Integer>> counts, String dimension, Catalogue codes, @Nullable String code) {
        if (code == null) return;
        for (var target : one(codes, list(dimension), code)) counts.put(dimension, Map.of(target, 1));
    }

    private static OutsideList list(String dimension) {
        return switch (dimension) {
            case CoopAct.GENDER -> OutsideList.COOP_GENDER;
            case CoopAct.AGE -> OutsideList.COOP_AGE_BAND;
            default -> OutsideList.COOP_SITUATION;
        };
    }

    private static List<String> one(Catalogue codes, OutsideList list, String code) {
        return codes.translate(list, code).map(Translation::targets).orElse(List.of());
    }

    /** Sessions that are over, with the persons whom the figures count; those without a name by the sheet that saw the most. */
    private List<CoopAct> sessions(String which, LocalDate from, LocalDate to, Collection<UUID> ids) {
        var themes = themesOfGestures();
        var acts = new LinkedHashMap<UUID, CoopAct>();
        ask("""
                select id, day, trainers, point, title, gestures, headcount, made_by, planned_minutes
                from workshops.counted_session s where association = :association and """ + " " + which, from, to, ids).query(ResultRow.each(row -> {
            Set<String> taught = new LinkedHashSet<>();
            for (var gesture : row.texts("gestures")) taught.addAll(themes.getOrDefault(gesture, List.of()));
            var trainers = row.uuids("trainers");
            acts.put(
                    row.uuid("id"),
                    new CoopAct(
                            row.uuid("id"),
                            true,
                            true,
                            row.day("day"),
                            row.integer("planned_minutes"),
                            CoopAct.AT_THE_PLACE,
                            row.uuid("point"),
                            null,
                            List.copyOf(taught),
                            List.of(),
                            List.of(),
                            "",
                            "",
                            row.text("title"),
                            row.integer("headcount"),
                            0,
                            new LinkedHashMap<>(),
                            trainers.isEmpty() ? List.of(row.uuid("made_by")) : trainers,
                            false));
        }));
        if (acts.isEmpty()) return List.of();
        database.sql("""
                        select session, day, dimension, code, persons from workshops.counted_sheet
                        where association = :association and session = any(:ids::uuid[])""")
                .param("association", Asking.association())
                .param("ids", acts.keySet().toArray(UUID[]::new))
                .query(ResultRow.each(row -> {
                    var act = Objects.requireNonNull(acts.get(row.uuid("session")));
                    var codes = nomenclature.on(row.day("day"));
                    var dimension = switch (row.text("dimension")) {
                        case "gender" -> CoopAct.GENDER;
                        case "age-band" -> CoopAct.AGE;
                        default -> CoopAct.STATUS;
                    };
                    for (var target : one(codes, list(dimension), row.text("code")))
                        act.counts()
                                .computeIfAbsent(dimension, _ -> new java.util.TreeMap<>())
                                .merge(target, row.integer("persons"), Integer::sum);
                }));
        return List.copyOf(acts.values());
    }

    private Map<String, List<String>> themesOfGestures() {
        var themes = new HashMap<String, List<String>>();
        database.sql("""
                        select code, outside from skills.aligned_gesture where framework = 'coop-thematique' order by code, outside""")
                .query(ResultRow.each(row -> themes.computeIfAbsent(row.text("code"), _ -> new ArrayList<>())
                        .add(row.text("outside"))));
        return themes;
    }
}
