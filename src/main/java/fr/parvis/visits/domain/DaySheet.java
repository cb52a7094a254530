package fr.parvis.visits.domain;

import fr.parvis.database.Asking;
import java.time.LocalDate;
import java.util.List;
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
    public List<RecordedVisit> list(LocalDate day, @Nullable UUID point, @Nullable UUID account) {
        return visits.list(Asking.association(), day, point, account);
    }

    /** A visit that the current account may touch and that was not taken back. */
    public Optional<RecordedVisit> find(UUID visit) {
        return visits.find(visit)
                .filter(found -> !found.cancelled() && WhoActs.now().mayTouch(found));
    }

    public boolean isCorrectable(RecordedVisit visit) {
        return judge.isCorrectable(visit);
    }

    /** The point where the account last helped somebody, within a month. */
    public Optional<UUID> lastPoint(UUID account, LocalDate today) {
        return visits.lastPoint(Asking.association(), account, today);
    }
}
