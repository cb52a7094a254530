// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Acts of a day, by one mediator or by all, at one point or at all. */
@Component
@Transactional(readOnly = true)
public class DaySheet {

    /** The longest sheet; what is beyond is in the list of visits. */
    public static final int MOST = 50;

    /**
     * A day.
     *
     * @param visits those that stand, in the order of the clock, {@link #MOST} at most
     * @param totals of all
     */
    public record Day(List<RecordedVisit> visits, Totals totals) {}

    /**
     * The visits of the association that are asked for; null for any.
     *
     * @param account account that recorded them, or was one of their mediators
     * @param team name of the team that they were made in
     */
    public record Whose(
            @Nullable UUID point,
            @Nullable UUID account,
            @Nullable String team) {}

    /** The sheet's foot. */
    public record Totals(int visits, int persons, int requests, int minutes) {
        static Totals of(List<RecordedVisit> visits) {
            int persons = 0;
            int requests = 0;
            int minutes = 0;
            for (var recorded : visits) {
                persons += recorded.visit().persons();
                requests += recorded.visit().requests().size();
                for (var request : recorded.visit().requests()) minutes += request.minutes();
            }
            return new Totals(visits.size(), persons, requests, minutes);
        }
    }

    private final VisitTable visits;
    private final JudgeVisit judge;

    DaySheet(VisitTable visits, JudgeVisit judge) {
        this.visits = visits;
        this.judge = judge;
    }

    public Day of(LocalDate day, Whose whose) {
        var some = visits.list(day, whose, false, MOST + 1);
        return some.size() <= MOST
                ? new Day(some, Totals.of(some))
                : new Day(some.subList(0, MOST), visits.totals(day, whose));
    }

    /** Visits of an account on a day at a point, the latest first; {@link #MOST} at most. */
    public List<RecordedVisit> latest(LocalDate day, UUID point, UUID account) {
        return visits.list(day, new Whose(point, account, null), true, MOST);
    }

    /** How many visits stand on each day of a week; a day without any is left out. */
    public Map<LocalDate, Integer> count(LocalDate from, LocalDate to, Whose whose) {
        return visits.count(from, to, whose);
    }

    /** A visit that the current account may touch and that was not taken back. */
    public Optional<RecordedVisit> find(UUID visit) {
        return visits.find(visit)
                .filter(found -> !found.cancelled() && CurrentActor.now().mayTouch(found));
    }

    /** How many days after its day a visit can be corrected. */
    public int correctableDays() {
        return judge.correctableDays();
    }

    /** Asked for each line of a list: no transaction for it, the zone of the point is known. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Correctable correctable(RecordedVisit visit) {
        return judge.correctable(visit);
    }

    /** The point where the account last helped somebody, within a month. */
    public Optional<UUID> lastPoint(UUID account, LocalDate today) {
        return visits.lastPoint(Asking.association(), account, today);
    }
}
