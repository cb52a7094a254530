// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.activities.domain;

import fr.parvis.activities.Activity;
import fr.parvis.database.Asking;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Activities of some days, what one activity said before, and what may still be changed. */
@Component
@Transactional(readOnly = true)
public class ActivityList {

    /** The sums of a list. */
    public record Totals(int activities, int minutes, int headcount) {}

    private final ActivityTable activities;
    private final JudgeActivity judge;

    ActivityList(ActivityTable activities, JudgeActivity judge) {
        this.activities = activities;
        this.judge = judge;
    }

    /** Activities that are not cancelled, the latest day first. */
    public List<RecordedActivity> list(ActivityFilter filter, int limit, int offset) {
        return activities.list(filter, Asking.association(), limit, offset);
    }

    public Totals totals(ActivityFilter filter) {
        return activities.totals(filter, Asking.association());
    }

    /** Activity that the account recorded last: the next one is often like it. */
    public Optional<Activity> last(UUID account, LocalDate today) {
        return activities.last(Asking.association(), account, today);
    }

    /** An activity that the current account may touch, also when it was taken back. */
    public Optional<RecordedActivity> find(UUID activity) {
        return activities.find(activity).filter(found -> CurrentActor.now().mayTouch(found.activity()));
    }

    /** Versions before each correction, the latest first. */
    public List<EarlierVersion> earlier(UUID activity) {
        return activities.earlier(activity);
    }

    /** Whether it can be changed without saying why. */
    public boolean isFree(RecordedActivity activity) {
        return judge.isFree(activity);
    }

    /** Whether it can be changed at all. */
    public boolean isOpen(RecordedActivity activity) {
        return judge.isOpen(activity);
    }

    /** How many days back an activity can be recorded, and changed with a reason. */
    public int oldestDays() {
        return judge.oldestDays();
    }
}
