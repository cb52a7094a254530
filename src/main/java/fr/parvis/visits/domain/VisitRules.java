// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.network.Point;
import fr.parvis.nomenclature.Catalogue;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules for a visit to be kept, rule by rule; each refusal says where and what to do. */
final class VisitRules {
    static final int PERSONS = 99;
    static final int MEDIATORS = 4;
    static final int REQUESTS = 20;
    static final int MINUTES = 600;
    static final int NOTE = 500;

    /** How far ahead of ours a device's clock may be. */
    static final Duration AHEAD = Duration.ofMinutes(10);

    /** How long after it was recorded an act can be put right whatever the day: an act entered late, at midnight. */
    static final Duration SECOND_THOUGHT = Duration.ofMinutes(10);

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Catalogue catalogue;
    private final Predicate<UUID> ofTheTeam;
    private final Predicate<String> commune;
    private final List<Problem> problems = new ArrayList<>();

    private VisitRules(Catalogue catalogue, Predicate<UUID> ofTheTeam, Predicate<String> commune) {
        this.catalogue = catalogue;
        this.ofTheTeam = ofTheTeam;
        this.commune = commune;
    }

    /** Problems of time and place: without these right, nothing else can be judged. */
    static List<Problem> ofPlaceAndTime(Visit visit, @Nullable Point point, Instant now, int oldestDays) {
        if (point == null) return List.of(problem("point", "point-unknown"));
        var problems = new ArrayList<Problem>();
        var day = day(visit.startedAt(), point.zone());
        if (!point.openOn(day)) problems.add(problem("point", "point-closed", point.name(), DATE.format(day)));
        if (visit.startedAt().isAfter(now.plus(AHEAD))) problems.add(problem("startedAt", "future"));
        if (visit.startedAt().isBefore(now.minus(Duration.ofDays(oldestDays))))
            problems.add(problem("startedAt", "too-old", String.valueOf(oldestDays)));
        return problems;
    }

    /** Problems of everything but time and place. */
    static List<Problem> ofContent(
            Visit visit, Catalogue catalogue, Predicate<UUID> ofTheTeam, Predicate<String> commune) {
        return new VisitRules(catalogue, ofTheTeam, commune).check(visit);
    }

    static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    /**
     * Whether a visit can still be corrected: freely on its day at the point or just after it was recorded, then for a reason.
     *
     * @param now at the point
     * @param days number of days after its day that it can be
     */
    static Correctable correctable(LocalDate day, Instant recordedAt, ZonedDateTime now, int days) {
        var today = now.toLocalDate();
        if (today.equals(day) || now.toInstant().isBefore(recordedAt.plus(SECOND_THOUGHT))) return Correctable.FREELY;
        return day.isBefore(today.minusDays(days)) ? Correctable.NO_MORE : Correctable.WITH_A_REASON;
    }

    static Problem problem(String field, String key, Object... args) {
        return Problem.of(field, "visits.problem." + key, args);
    }

    private List<Problem> check(Visit visit) {
        code("presence", CodeList.PRESENCE, visit.presence(), visit.day());
        range("persons", visit.persons(), 1, PERSONS);
        mediators(visit.mediators());
        trait("ageBand", CodeList.AGE_BAND, visit.ageBand(), visit.day());
        trait("gender", CodeList.GENDER, visit.gender(), visit.day());
        trait("situation", CodeList.SITUATION, visit.situation(), visit.day());
        if (visit.commune() != null && !commune.test(visit.commune()))
            problems.add(problem("commune", "commune", visit.commune()));
        trait("language", CodeList.LANGUAGE, visit.language(), visit.day());
        trait("partner", CodeList.OPERATOR, visit.partner(), visit.day());
        requests(visit);
        return List.copyOf(problems);
    }

    private void mediators(List<UUID> mediators) {
        if (mediators.size() > MEDIATORS)
            problems.add(problem("mediators", "too-many-mediators", String.valueOf(MEDIATORS)));
        else if (new HashSet<>(mediators).size() < mediators.size())
            problems.add(problem("mediators", "mediator-twice"));
        else if (!mediators.stream().allMatch(ofTheTeam)) problems.add(problem("mediators", "mediator-unknown"));
    }

    private void requests(Visit visit) {
        var requests = visit.requests();
        if (requests.isEmpty()) problems.add(problem("requests", "no-request"));
        if (requests.size() > REQUESTS) {
            problems.add(problem("requests", "too-many-requests", String.valueOf(REQUESTS)));
            return;
        }
        var seen = new HashSet<UUID>();
        for (int i = 0; i < requests.size(); i++) {
            var request = requests.get(i);
            var at = "requests[" + i + "].";
            if (!seen.add(request.id())) problems.add(problem(at + "request", "identifier-taken"));
            code(at + "theme", CodeList.THEME, request.theme(), visit.day());
            trait(at + "operator", CodeList.OPERATOR, request.operator(), visit.day());
            code(at + "level", CodeList.LEVEL, request.level(), visit.day());
            code(at + "result", CodeList.RESULT, request.result(), visit.day());
            trait(at + "blocker", CodeList.BLOCKER, request.blocker(), visit.day());
            trait(at + "support", CodeList.SUPPORT, request.support(), visit.day());
            trait(at + "autonomy", CodeList.AUTONOMY, request.autonomy(), visit.day());
            trait(at + "device", CodeList.DEVICE, request.device(), visit.day());
            range(at + "minutes", request.minutes(), 0, MINUTES);
            var note = request.note();
            if (note != null && note.codePointCount(0, note.length()) > NOTE)
                problems.add(problem(at + "note", "note-too-long", String.valueOf(NOTE)));
        }
    }

    private void trait(String field, CodeList list, @Nullable String code, LocalDate day) {
        if (code != null) code(field, list, code, day);
    }

    private void code(String field, CodeList list, String code, LocalDate day) {
        if (code.isBlank()) problems.add(problem(field, "missing"));
        else if (!catalogue.isUsable(list, code))
            problems.add(problem(field, "code", DATE.format(day), shortened(code)));
    }

    private void range(String field, int value, int from, int to) {
        if (value < from || value > to)
            problems.add(problem(field, "range", String.valueOf(from), String.valueOf(to), String.valueOf(value)));
    }

    private static String shortened(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40) + "…";
    }
}
