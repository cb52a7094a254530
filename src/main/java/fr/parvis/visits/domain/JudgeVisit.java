package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.visits.Visit;
import fr.parvis.visits.Visits.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
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

    JudgeVisit(
            PointsAndTeam places,
            Nomenclature nomenclature,
            Clock clock,
            @Value("${parvis.visits.oldest-days:31}") int oldestDays) {
        this.places = places;
        this.nomenclature = nomenclature;
        this.clock = clock;
        this.oldestDays = oldestDays;
    }

    /**
     * @param account who stands for the mediators when none is named
     * @param version what the visit's would be
     */
    Judged handle(Visit given, UUID account, int version) {
        var association = Asking.association();
        var point = places.point(association, given.point()).orElse(null);
        var problems = VisitRules.ofPlaceAndTime(given, point, now(), oldestDays);
        if (point == null || !problems.isEmpty()) return new Judged(given, problems);
        var visit = Tidy.of(
                given,
                association,
                account,
                VisitRules.day(given.startedAt(), point.zone()),
                places.teamOf(
                        association,
                        given.mediators().isEmpty()
                                ? account
                                : given.mediators().getFirst()),
                version);
        return new Judged(
                visit,
                VisitRules.ofContent(
                        visit,
                        nomenclature.on(visit.day()),
                        mediator -> places.isOfTeam(association, mediator),
                        places::communeExists));
    }

    Instant now() {
        return clock.instant();
    }

    /** Whether it is still the visit's day at its point, or it was recorded a moment ago. */
    boolean isCorrectable(RecordedVisit found) {
        return places.point(found.visit().association(), found.visit().point())
                .filter(point -> VisitRules.isCorrectable(found.visit().day(), found.recordedAt(), point.zone(), now()))
                .isPresent();
    }
}
