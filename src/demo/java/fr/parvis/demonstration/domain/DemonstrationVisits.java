// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.demonstration.domain;

import fr.parvis.demonstration.domain.DemonstrationPlan.Body;
import fr.parvis.network.NewPoint;
import fr.parvis.network.PointKind;
import fr.parvis.network.Timetables;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.values.NetworkTime;
import fr.parvis.visits.Direction;
import fr.parvis.visits.Visit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The visits of the demonstration. About six in ten requests concern an operator of France Services, shared out as the Cour des
 * comptes published in September 2024 (France Titres 19 %, Cnaf 16 %, Cnam 16 %, DGFiP 15 %, Cnav 14 %, others 20 %); no share
 * of the rest was ever published, so it is drawn evenly over themes. Weekly rhythm: Tuesdays fullest, Mondays and Fridays
 * calmer, mornings fuller than afternoons, nothing on public holidays.
 */
final class DemonstrationVisits {
    private static final Map<String, Integer> FRANCE_SERVICES = ordered(
            "france-titres",
            19,
            "caf",
            16,
            "cpam",
            16,
            "dgfip",
            15,
            "carsat",
            14,
            "france-travail",
            7,
            "msa",
            4,
            "justice",
            3,
            "la-poste",
            3,
            "energy-voucher",
            2,
            "anah",
            1);
    private static final Map<String, Integer> LEVELS =
            ordered("information", 25, "orientation", 14, "accompaniment", 55, "mediation", 6);
    private static final Map<String, Integer> RESULTS =
            ordered("settled", 72, "follow-up", 9, "comes-back", 8, "referred", 7, "blocked", 3, "given-up", 1);
    private static final Map<String, Integer> AGES =
            ordered("18-24", 6, "25-39", 16, "40-59", 20, "60-69", 26, "70-plus", 30, "12-17", 2);

    private static final Map<String, Integer> BLOCKERS = ordered(
            "portal-down",
            28,
            "account-lost",
            22,
            "missing-paper",
            18,
            "no-answer",
            14,
            "no-appointment",
            8,
            "identity",
            6,
            "rule-not-understood",
            4);
    private static final Map<String, Integer> SUPPORTS = ordered("trained", 30, "accompanied", 55, "done-for", 15);
    private static final Map<String, Integer> AUTONOMIES =
            ordered("fully-accompanied", 45, "partly-autonomous", 40, "autonomous", 15);
    private static final Map<String, Integer> DEVICES =
            ordered("phone", 55, "computer", 30, "tablet", 8, "no-device", 7);

    /** How many requests in a visit. Sorted: {@code Map.of} gives another order at each start, and the seed another network. */
    private static final Map<Integer, Integer> REQUESTS = new TreeMap<>(Map.of(1, 48, 2, 28, 3, 16, 4, 8));

    /** The mean of {@link #REQUESTS}. */
    static final double REQUESTS_PER_VISIT = 0.48 + 2 * 0.28 + 3 * 0.16 + 4 * 0.08;

    private final SeededRandom chance;
    private final Catalogue catalogue;
    private final Timetables timetables;
    private final Map<String, List<String>> themesOfOperator = new HashMap<>();
    private final List<String> themes = new ArrayList<>();
    private final Set<String> digitalThemes = new HashSet<>();

    DemonstrationVisits(SeededRandom chance, Catalogue catalogue, Timetables timetables) {
        this.chance = chance;
        this.catalogue = catalogue;
        this.timetables = timetables;
        for (var family : catalogue.themes()) {
            for (var theme : family.themes()) {
                themes.add(theme.code());
                if (family.family().code().equals("digital")) digitalThemes.add(theme.code());
                catalogue
                        .defaultOperators(theme.code())
                        .forEach(operator -> themesOfOperator
                                .computeIfAbsent(operator.code(), o -> new ArrayList<>())
                                .add(theme.code()));
            }
        }
    }

    private static Map<String, Integer> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], (Integer) pairs[i + 1]);
        return map;
    }

    /** The visits of an association on a day, in no order; none of them after {@code now}. */
    List<Visit> on(LocalDate day, Body body, Map<UUID, ZoneId> zones, Instant now) {
        return on(day, body, zones, now, 1);
    }

    /** The visits of an association on a day, {@code factor} times as many as usual. */
    List<Visit> on(LocalDate day, Body body, Map<UUID, ZoneId> zones, Instant now, double factor) {
        var visits = new ArrayList<Visit>();
        for (var point : body.points()) {
            double usual = usual(day, body, point);
            if (usual == 0) continue;
            var team = team(body, point);
            int count = chance.around(usual * factor);
            for (int i = 0; i < count; i++) {
                var visit = visit(point, day, zones.getOrDefault(point.id(), NetworkTime.ZONE), team, body.id());
                if (visit.startedAt().isBefore(now)) visits.add(visit);
            }
        }
        return visits;
    }

    /** How many visits an association usually has on a day. */
    double usual(LocalDate day, Body body) {
        return body.points().stream()
                .mapToDouble(point -> usual(day, body, point))
                .sum();
    }

    double usual(LocalDate day, Body body, NewPoint point) {
        double rhythm = Rhythm.ofWeek(day);
        if (rhythm == 0
                || !receives(point, day)
                || timetables.isPublicHoliday(day, point.commune().department())) return 0;
        double perMediator = point.kind() == PointKind.PERMANENCE ? 4 : 5.5;
        return perMediator * team(body, point).size() * rhythm;
    }

    /** The mediators of a point: one in every as many as there are points, one at least. */
    List<UUID> team(Body body, NewPoint point) {
        var mediators = body.mediators();
        int points = body.points().size();
        int place = body.points().indexOf(point);
        var team = new ArrayList<UUID>();
        for (int m = place; m < mediators.size(); m += points)
            team.add(mediators.get(m).id());
        if (team.isEmpty()) team.add(mediators.get(place % mediators.size()).id());
        return team;
    }

    private static boolean receives(NewPoint point, LocalDate day) {
        var weekday = day.getDayOfWeek();
        if (point.kind() == PointKind.PERMANENCE) return weekday == DayOfWeek.TUESDAY || weekday == DayOfWeek.THURSDAY;
        if (weekday == DayOfWeek.SATURDAY) return point.hours().contains("Sa ");
        return weekday != DayOfWeek.MONDAY || !point.hours().startsWith("Tu");
    }

    private Visit visit(NewPoint point, LocalDate day, ZoneId zone, List<UUID> team, UUID association) {
        boolean morning =
                point.kind() != PointKind.PERMANENCE && (chance.in(0.6) || (day.getDayOfWeek() == DayOfWeek.SATURDAY));
        var time = morning
                ? LocalTime.of(9, 0).plusMinutes(chance.between(0, 175))
                : LocalTime.of(14, 0).plusMinutes(chance.between(0, 175));
        var startedAt = day.atTime(time).atZone(zone).toInstant();
        var outgoing = chance.in(0.06);
        var age = chance.in(0.7) ? chance.of(AGES) : null;
        var requests = new ArrayList<Visit.Request>();
        int count = chance.of(REQUESTS);
        for (int i = 0; i < count; i++) requests.add(request(startedAt));
        return new Visit(
                chance.id(startedAt),
                association,
                point.id(),
                day,
                startedAt,
                presence(point, outgoing),
                outgoing ? Direction.OUTGOING : Direction.INCOMING,
                List.of(chance.of(team)),
                chance.in(0.85) ? 1 : chance.between(2, 4),
                age,
                chance.in(0.6) ? (chance.in(0.56) ? "female" : "male") : null,
                situation(age),
                chance.in(0.3) ? point.commune().insee() : null,
                chance.in(0.12) ? chance.of(List.of("ar", "tr", "pt", "en", "es", "uk", "ro")) : null,
                chance.in(0.5) ? chance.in(0.35) : null,
                outgoing ? chance.of(List.of("edf", "enedis", "la-poste", "sncf", "keolis")) : null,
                null,
                List.copyOf(requests),
                0);
    }

    private String presence(NewPoint point, boolean outgoing) {
        if (outgoing) return chance.of(List.of("home-visit", "door-to-door", "transport-patrol", "public-space"));
        return switch (point.kind()) {
            case FIXED -> chance.in(0.88) ? "desk" : "telephone";
            case MOBILE -> "tour";
            case PERMANENCE -> "permanence";
        };
    }

    private @Nullable String situation(@Nullable String age) {
        if (age == null || !chance.in(0.7)) return null;
        return switch (age) {
            case "12-17" -> "student";
            case "70-plus" -> "retired";
            case "60-69" -> chance.in(0.7) ? "retired" : "employed";
            default -> chance.of(List.of("employed", "unemployed", "unemployed", "inactive"));
        };
    }

    private Visit.Request request(Instant startedAt) {
        String theme;
        String operator;
        var wanted = chance.of(FRANCE_SERVICES);
        var usual = themesOfOperator.getOrDefault(wanted, List.of());
        if (chance.in(0.6) && !usual.isEmpty()) {
            operator = wanted;
            theme = chance.of(usual);
        } else {
            theme = chance.of(themes);
            var operators = catalogue.defaultOperators(theme);
            operator = operators.isEmpty() ? "none" : chance.of(operators).code();
        }
        var level = chance.of(LEVELS);
        var result = level.equals("orientation") && chance.in(0.8) ? "referred" : chance.of(RESULTS);
        int minutes = level.equals("information") || level.equals("orientation")
                ? 5 * chance.between(1, 2)
                : 5 * chance.between(2, 8);
        boolean digital = digitalThemes.contains(theme);
        return new Visit.Request(
                chance.id(startedAt),
                theme,
                operator,
                level,
                result,
                result.equals("blocked") ? chance.of(BLOCKERS) : null,
                minutes,
                digital ? chance.of(SUPPORTS) : null,
                digital && chance.in(0.7) ? chance.of(AUTONOMIES) : null,
                digital && chance.in(0.7) ? chance.of(DEVICES) : null,
                null);
    }

    /** Refuses to go on when the nomenclature does not hold a code that the demonstration uses. */
    void check() {
        FRANCE_SERVICES.keySet().forEach(code -> need(CodeList.OPERATOR, code));
        LEVELS.keySet().forEach(code -> need(CodeList.LEVEL, code));
        RESULTS.keySet().forEach(code -> need(CodeList.RESULT, code));
        AGES.keySet().forEach(code -> need(CodeList.AGE_BAND, code));
        BLOCKERS.keySet().forEach(code -> need(CodeList.BLOCKER, code));
        SUPPORTS.keySet().forEach(code -> need(CodeList.SUPPORT, code));
        AUTONOMIES.keySet().forEach(code -> need(CodeList.AUTONOMY, code));
        DEVICES.keySet().forEach(code -> need(CodeList.DEVICE, code));
    }

    private void need(CodeList list, String code) {
        if (!catalogue.isUsable(list, code))
            throw new IllegalStateException("the nomenclature has no " + list.key() + " " + code + " on this day");
    }
}
