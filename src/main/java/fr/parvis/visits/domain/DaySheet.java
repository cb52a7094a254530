package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was done on a day, by one mediator or by all, at one point or at all. */
@Component
@Transactional(readOnly = true)
public class DaySheet {

    /** The sheet's foot. */
    public record Totals(int visits, int persons, int requests, int minutes) {
        public static Totals of(List<RecordedVisit> visits) {
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

    /** The visits that stand, in the order of the clock. */
    public List<RecordedVisit> list(
            LocalDate day, @Nullable UUID point, @Nullable UUID account, @Nullable String team) {
        return visits.list(Asking.association(), day, point, account, team);
    }

    /** How many visits stand on each day of a week; a day without any is left out. */
    public Map<LocalDate, Integer> count(
            LocalDate from, LocalDate to, @Nullable UUID point, @Nullable UUID account, @Nullable String team) {
        return visits.count(Asking.association(), from, to, point, account, team);
    }

    /** A visit that the current account may touch and that was not taken back. */
    public Optional<RecordedVisit> find(UUID visit) {
        return visits.find(visit)
                .filter(found -> !found.cancelled() && WhoActs.now().mayTouch(found));
    }

    /** How many days after its day a visit can be corrected. */
    public int correctableDays() {
        return judge.correctableDays();
    }

    public Correctable correctable(RecordedVisit visit) {
        return judge.correctable(visit);
    }

    /** The point where the account last helped somebody, within a month. */
    public Optional<UUID> lastPoint(UUID account, LocalDate today) {
        return visits.lastPoint(Asking.association(), account, today);
    }
}
