// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Problem;
import fr.parvis.visits.Visit;
import fr.parvis.visits.VisitsSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a visit that somebody wants kept before the rules, with what they need to know of points, team and nomenclature. */
@Component
class JudgeVisit {

    /**
     * The judgement.
     *
     * @param visit as it would be kept; what was given when place or time are wrong
     */
    record Judged(Visit visit, List<Problem> problems) {}

    private final PointsAndTeam places;
    private final Nomenclature nomenclature;
    private final Clock clock;
    private final int oldestDays;
    private final int correctableDays;

    JudgeVisit(PointsAndTeam places, Nomenclature nomenclature, Clock clock, VisitsSettings settings) {
        this.places = places;
        this.nomenclature = nomenclature;
        this.clock = clock;
        this.oldestDays = settings.oldestDays();
        this.correctableDays = settings.correctableDays();
    }

    /**
     * @param account account that stands for the mediators when none is named
     * @param version version that the visit would have
     */
    Judged handle(Visit given, UUID account, int version) {
        return handle(given, account, version, oldestDays);
    }

    /** Judges the correction of a recorded visit: {@link #correctable} says how old it may be. */
    Judged correction(Visit given, UUID account, int version) {
        return handle(given, account, version, Math.max(oldestDays, correctableDays) + 1);
    }

    private Judged handle(Visit given, UUID account, int version, int oldestDays) {
        var association = Asking.association();
        var point = places.point(association, given.point()).orElse(null);
        var problems = VisitRules.ofPlaceAndTime(given, point, now(), oldestDays);
        if (point == null || !problems.isEmpty()) return new Judged(given, problems);
        var attended = given.mediators().isEmpty() ? given.withMediators(List.of(account)) : given;
        var visit = NormalizedVisit.of(attended, association, VisitRules.day(given.startedAt(), point.zone()), version)
                .withTeam(places.teamOf(association, attended.mediators().getFirst()));
        return new Judged(
                visit,
                VisitRules.ofContent(
                        visit,
                        nomenclature.on(visit.day()),
                        mediator -> places.isOfTeam(association, mediator),
                        places::communeExists));
    }

    int correctableDays() {
        return correctableDays;
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether the visit can still be corrected or taken back. */
    Correctable correctable(RecordedVisit found) {
        return places.point(found.visit().association(), found.visit().point())
                .map(point -> VisitRules.correctable(
                        found.visit().day(), found.recordedAt(), now().atZone(point.zone()), correctableDays))
                .orElse(Correctable.NO_MORE);
    }

    /** Why the visit can not be corrected or taken back now, for the reason given; null when it can. */
    @Nullable
    Problem refusal(RecordedVisit found, @Nullable String reason) {
        if (reason != null && !Reason.fits(reason))
            return VisitRules.problem(
                    "reason", "reason-length", String.valueOf(Reason.LEAST), String.valueOf(Reason.MOST));
        return switch (correctable(found)) {
            case FREELY -> null;
            case WITH_A_REASON -> reason == null ? VisitRules.problem("reason", "reason-missing") : null;
            case NO_MORE -> VisitRules.problem("visit", "day-is-over", String.valueOf(correctableDays));
        };
    }
}
